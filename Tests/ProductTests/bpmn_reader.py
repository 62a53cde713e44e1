"""Reads BPMN files with SpiffWorkflow, a BPMN engine that is not ours, and prints what it finds.

    bpmn_reader.py FILE...

Each file is checked against the BPMN 2.0 schema of the OMG (which SpiffWorkflow ships) and then read
as a process. Exit status: 0 when every file is read, 1 when one is refused, 2 when the reader is not
installed or no file is named. To install it: Scripts/setup --install
"""

import sys

try:
    from lxml import etree
    from SpiffWorkflow.bpmn.parser.BpmnParser import BpmnParser, BpmnValidator
    from SpiffWorkflow.bpmn.parser.ValidationException import ValidationException
except ImportError as error:
    print(f"bpmn_reader: {error}; run: Scripts/setup --install", file=sys.stderr)
    sys.exit(2)

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"


class Refusal(Exception):
    """What a reader would stumble over that the schema and SpiffWorkflow let pass."""


def check_diagram(root):
    """Every node and flow is drawn exactly once, and every reference leads somewhere."""
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(ids) != len(set(ids)):
        raise Refusal("an id occurs twice")
    process = root.find(f"{BPMN}process")
    elements = {child.get("id") for child in process}
    drawn = [e.get("bpmnElement") for tag in ("BPMNShape", "BPMNEdge") for e in root.iter(DI + tag)]
    if sorted(drawn) != sorted(elements):
        raise Refusal(f"drawn is not what there is: {sorted(set(drawn) ^ elements)}")
    for flow in process.iter(f"{BPMN}sequenceFlow"):
        for end in (flow.get("sourceRef"), flow.get("targetRef")):
            if end not in elements:
                raise Refusal(f"flow {flow.get('id')} refers to {end}, which is not there")


def read(path):
    """Prints the nodes of every process in the file; raises when the file is refused."""
    document = etree.parse(path)
    check_diagram(document.getroot())
    for process in document.iter(f"{BPMN}process"):
        # Our processes are for reading; SpiffWorkflow reads only what says that it can be run.
        process.set("isExecutable", "true")
    parser = BpmnParser(validator=BpmnValidator())
    parser.add_bpmn_xml(document, path)
    if not parser.get_process_ids():
        raise Refusal("no process")
    for process_id in parser.get_process_ids():
        spec = parser.get_spec(process_id)
        print(f"{path}: process {process_id} \"{spec.description}\"")
        for name, task in sorted(spec.task_specs.items()):
            if task.bpmn_id:
                targets = " ".join(sorted(output.name for output in task.outputs))
                label = f"\"{task.bpmn_name}\"" if task.bpmn_name else "-"
                print(f"  {type(task).__name__} {name} {label} -> {targets}".rstrip())


def main(paths):
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    refused = False
    for path in paths:
        try:
            read(path)
        except (OSError, etree.LxmlError, ValidationException, Refusal) as error:
            print(f"bpmn_reader: {path} is refused: {error}", file=sys.stderr)
            refused = True
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
