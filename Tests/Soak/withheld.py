"""Texts that stand apart from the log, while system calls fail: kept with their entry, and erased when it is said."""
import base64, hashlib, json, os, uuid

import faults
from faults import Scenario
from world import Wrong, committed

ID = str(uuid.UUID(int=7, version=4))
TEXT = "Pietje Puk, kamer 12"
LINE = json.dumps({"id": ID, "type": "decision.taken", "valid": "2026-01", "withhold": ["/note"],
                   "data": {"decision": "besluit", "title": "Besluit", "outcome": "noted", "note": TEXT}})


def entry(log):
    """The entry that withholds the text; None when it is not there."""
    return next((found for found in committed(log)[0] if found["id"] == ID), None)


def disclosures(log):
    """The texts beside the log that belong to the line, by what the line says of them [FORMAT 21]."""
    path = os.path.join(log, "disclosures", ID + ".txt")
    if not os.path.exists(path):
        return []
    with open(path, encoding="ascii") as file:
        # Zeros are of an erasing that was cut off.
        lines = [line for line in file.read().splitlines() if not line.startswith("\0")]
    texts = []
    for line in lines:
        digest = base64.urlsafe_b64encode(hashlib.sha256(line.encode()).digest()).decode().rstrip("=")
        _, place, text = json.loads(base64.urlsafe_b64decode(line + "=" * (-len(line) % 4)))
        if {"at": place, "digest": digest} in entry(log)["withheld"]:
            texts.append(text)
    return texts


class Withhold(Scenario):
    """A withheld text is recorded: the entry never stands without it."""
    name = "withhold"
    words = ["record", "-", "--json"]

    def text(self):
        return LINE

    def judge(self, world, result):
        found = entry(world.log)
        if result.status == 0 and not found:
            raise Wrong(f"it was acknowledged and is not there: {result}")
        if found and disclosures(world.log) != [TEXT]:
            raise Wrong(f"the entry stands without its text after {result}")
        world.must(*self.words, text=LINE)
        if [found["id"] for found in committed(world.log)[0]].count(ID) != 1:
            raise Wrong("it is not there once")
        if disclosures(world.log) != [TEXT]:
            raise Wrong("its text is not there")
        with open(os.path.join(world.log, "log/000000000.ndjson"), encoding="utf-8") as file:
            if TEXT in file.read():
                raise Wrong("the text stands in a line")
        super().judge(world, result)


class Erase(Scenario):
    """A withheld text is erased: what is said to be gone is gone, and what is not said is not."""
    name = "erase"
    words = ["redact", ID, "--ground", "court", "--json"]

    def prepare(self):
        self.world.must("record", "-", text=LINE)

    def judge(self, world, result):
        is_said = any(found["type"] == "entry.redacted.v1" for found in committed(world.log)[0])
        if result.status == 0 and (not is_said or disclosures(world.log)):
            raise Wrong(f"it is not gone: {result}")
        if not is_said and disclosures(world.log) != [TEXT]:
            raise Wrong(f"it is gone, and the log does not say so: {result}")
        world.must(*self.words)
        if disclosures(world.log):
            raise Wrong("it is not gone the second time")
        super().judge(world, result)


def run(folder, seed, runs_max):
    return "withheld texts: " + faults.run(folder, seed, runs_max, [Withhold, Erase])
