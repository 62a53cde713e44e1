/// A process as BPMN 2.0 XML (OMG formal/2011-01-03), with a diagram, for any BPMN reader.
///
/// The process is for reading, not for running: `isExecutable` is false and the conditions are in
/// FEEL. A state becomes a user task, a choice of steps an exclusive gateway, a final state an end
/// event, and a limit of so many weeks a timer at the task that interrupts nothing. A final state
/// from which things may still go on becomes a task too, with the end as the default of its choice.
package enum ProcessBPMN {
  /// The document; the id may be any text and is made a valid XML name.
  package static func xml(
    _ definition: ProcessDefinition, id: String, title: String,
    words: @escaping (ProcessActor) -> String = { $0.dutch }
  ) -> String {
    let graph = BPMNGraph(definition, words)
    let process = "process_" + ProcessWords.identifier(id)
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<bpmn:definitions"
        + attribute("xmlns:bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL")
        + attribute("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI")
        + attribute("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC")
        + attribute("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI")
        + attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        + attribute("id", "definitions") + attribute("targetNamespace", "urn:besluitboek:proces")
        + attribute("expressionLanguage", "https://www.omg.org/spec/DMN/20191111/FEEL/")
        + attribute("exporter", "Besluitboek") + ">",
      "  <bpmn:process" + attribute("id", process) + attribute("name", title)
        + attribute("isExecutable", "false") + ">",
    ]
    lines += graph.nodes.flatMap { semantics($0, graph) }
    lines += graph.flows.flatMap(semantics)
    lines += [
      "  </bpmn:process>", "  <bpmndi:BPMNDiagram" + attribute("id", "diagram") + ">",
      "    <bpmndi:BPMNPlane" + attribute("id", "plane") + attribute("bpmnElement", process) + ">",
    ]
    lines += graph.nodes.flatMap(shape)
    lines += graph.flows.flatMap { edge($0, graph) }
    lines += ["    </bpmndi:BPMNPlane>", "  </bpmndi:BPMNDiagram>", "</bpmn:definitions>"]
    return lines.map { $0 + "\n" }.joined()
  }

  /// What a node means, with its parts in the order of the schema.
  private static func semantics(_ node: BPMNNode, _ graph: BPMNGraph) -> [String] {
    let (element, extra) = elementName(node.kind)
    let name = node.name.isEmpty ? "" : attribute("name", node.name)
    var lines = ["    <bpmn:\(element)" + attribute("id", node.id) + name + extra + ">"]
    lines += documentation(node.note)
    for flow in graph.flows where flow.target == node.id {
      lines.append("      <bpmn:incoming>\(flow.id)</bpmn:incoming>")
    }
    for flow in graph.flows where flow.source == node.id {
      lines.append("      <bpmn:outgoing>\(flow.id)</bpmn:outgoing>")
    }
    if case .timer(_, let duration) = node.kind {
      lines.append("      <bpmn:timerEventDefinition" + attribute("id", "after_\(node.id)") + ">")
      lines.append(
        "        <bpmn:timeDuration" + attribute("xsi:type", "bpmn:tFormalExpression") + ">"
          + "\(escaped(duration.text))</bpmn:timeDuration>")
      lines.append("      </bpmn:timerEventDefinition>")
    }
    return lines + ["    </bpmn:\(element)>"]
  }

  /// The element of a kind of node, and the attributes that only this kind has.
  private static func elementName(_ kind: BPMNNode.Kind) -> (element: String, extra: String) {
    switch kind {
    case .start: ("startEvent", "")
    case .task: ("userTask", "")
    case .choice(.none): ("exclusiveGateway", "")
    case .choice(let flow?): ("exclusiveGateway", attribute("default", flow))
    case .timer(let task, _):
      ("boundaryEvent", attribute("attachedToRef", task) + attribute("cancelActivity", "false"))
    case .end: ("endEvent", "")
    }
  }

  private static func semantics(_ flow: BPMNFlow) -> [String] {
    let name = flow.name.isEmpty ? "" : attribute("name", flow.name)
    var lines = [
      "    <bpmn:sequenceFlow" + attribute("id", flow.id) + name
        + attribute("sourceRef", flow.source) + attribute("targetRef", flow.target) + ">"
    ]
    lines += documentation(flow.note)
    if let condition = flow.condition {
      lines.append(
        "      <bpmn:conditionExpression" + attribute("xsi:type", "bpmn:tFormalExpression") + ">"
          + "\(escaped(condition))</bpmn:conditionExpression>")
    }
    return lines + ["    </bpmn:sequenceFlow>"]
  }

  private static func documentation(_ note: String) -> [String] {
    note.isEmpty ? [] : ["      <bpmn:documentation>\(escaped(note))</bpmn:documentation>"]
  }

  private static func shape(_ node: BPMNNode) -> [String] {
    let marker =
      if case .choice = node.kind { attribute("isMarkerVisible", "true") } else { "" }
    let box = node.box
    return [
      "      <bpmndi:BPMNShape" + attribute("id", "shape_\(node.id)")
        + attribute("bpmnElement", node.id) + marker + ">",
      "        <dc:Bounds x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\""
        + " height=\"\(box.height)\"/>",
      "      </bpmndi:BPMNShape>",
    ]
  }

  private static func edge(_ flow: BPMNFlow, _ graph: BPMNGraph) -> [String] {
    let points = graph.waypoints(of: flow).map {
      "        <di:waypoint x=\"\($0.x)\" y=\"\($0.y)\"/>"
    }
    return [
      "      <bpmndi:BPMNEdge" + attribute("id", "edge_\(flow.id)")
        + attribute("bpmnElement", flow.id) + ">"
    ] + points + ["      </bpmndi:BPMNEdge>"]
  }

  private static func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(value))\""
  }

  /// The text as XML 1.0 character data that may also stand in an attribute (section 2.2 and 2.4).
  static func escaped(_ text: String) -> String {
    ProcessWords.oneLine(text).unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: String(scalar)
      }
    }.joined()
  }
}
