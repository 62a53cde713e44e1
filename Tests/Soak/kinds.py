"""Logs in which one thing leads to the next without end, or everything is about one thing. Each makes about `n` entries
and gives who owns x after them, or nothing when that is not what it is about."""
import os, sys

from signed import DAY, PEOPLE, Chain, Signer
from world import World


def corrections(chain, n):
    last = chain.assign()
    for step in range(n):
        last = chain.correct(last, type="responsibility.assigned.v1", data={
            "subject": "x", "role": "owner", "parties": [PEOPLE[step % 3]]})
    return PEOPLE[(n - 1) % 3]


def dates(chain, n):
    last = chain.assign()
    for step in range(n):
        last = chain.correct(last, period={"edtf": f"2024-01-{step % 28 + 1:02}"})
    return "alfa"


def annulments(chain, n):
    last = chain.assign()
    for _ in range(n):
        last = chain.annul(last)
    return "" if n % 2 else "alfa"


def again(chain, n):
    """Annulled, brought back, annulled again: always the same fact."""
    fact = chain.assign()
    for _ in range(n // 2):
        chain.annul(chain.annul(fact))
    return "alfa"


def comb(chain, n):
    """Annulments of annulments, each after one that did not last."""
    last = chain.assign()
    for _ in range(n // 3):
        chain.annul(chain.annul(last))
        last = chain.annul(last)
    return "" if n // 3 % 2 else "alfa"


def corrected_again(chain, n):
    """Corrected, and the correction annulled: always the same fact."""
    fact = chain.assign()
    for _ in range(n // 2):
        chain.annul(chain.correct(fact, period={"edtf": "2024-02-01"}))
    return "alfa"


def rulings(chain, n):
    one, other = chain.assign(), chain.assign("beta")
    chain.add("claim.disputed", {"dispute": "t", "entries": [chain.id(one), chain.id(other)], "question": "Wie?"})
    for _ in range(n // 2):
        chain.annul(chain.add("claim.resolved", {"dispute": "t", "ruling": "De ander.", "setAside": [chain.id(one)]}))
    chain.add("claim.resolved", {"dispute": "t", "ruling": "De ander.", "setAside": [chain.id(one)]})
    return "beta"


def corrected_ruling(chain, n):
    one, other = chain.assign(), chain.assign("beta")
    chain.add("claim.disputed", {"dispute": "t", "entries": [chain.id(one), chain.id(other)], "question": "Wie?"})
    last = chain.add("claim.resolved", {"dispute": "t", "ruling": "De ander.", "setAside": [chain.id(one)]})
    for step in range(n):
        last = chain.correct(last, type="claim.resolved.v1", data={
            "dispute": "t", "ruling": "Toch niet.", "setAside": [chain.id((one, other)[step % 2])]})
    return ("beta", "alfa")[(n - 1) % 2]


def disputes(chain, n):
    one, other = chain.assign(), chain.assign("beta")
    for step in range(n):
        chain.add("claim.disputed", {"dispute": f"t{step}", "entries": [chain.id(one), chain.id(other)],
                                     "question": "Wie?"})


def claims(chain, n):
    """One dispute over as many facts as an entry can name, and many facts in disputes of their own."""
    facts = [chain.assign() for _ in range(n // 2)]
    chain.add("claim.disputed", {"dispute": "t", "entries": [chain.id(seq) for seq in facts[:1400]],
                                 "question": "Wie?"})
    for step in range(n // 4):
        chain.add("claim.disputed", {"dispute": f"t{step}", "question": "Wie?", "entries": [
            chain.id(facts[2 * step]), chain.id(facts[2 * step + 1])]})


# Things in things.

def parts(chain, n):
    above = "x"
    for step in range(n):
        chain.product(f"p{step}", parent=above)
        above = f"p{step}"


def parts_upward(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
    for step in range(n // 2 - 1):
        chain.add("product.changed", {"product": f"p{step}", "parent": f"p{step + 1}"})


def moved_about(chain, n):
    """A deep product whose lowest part is moved without end between two places far down."""
    half = n // 2
    parts(chain, half)
    chain.product("q")
    chain.product("r", parent="q")
    for step in range(half):
        chain.add("product.changed", {"product": "q", "parent": f"p{half - 1 - step % 2}"})


def renamed(chain, n):
    for step in range(n):
        chain.add("product.changed", {"product": "x", "title": f"Naam {step}", "aliases": [f"Bijnaam {step}"]})


def parts_of_one(chain, n):
    for step in range(n):
        chain.product(f"p{step}", parent="x", kind=("topic", "product", "action")[step % 3])


def parties(chain, n):
    above = "alfa"
    for step in range(n):
        chain.add("party.registered", {"party": f"p{step}", "name": f"Partij {step}", "kind": "group", "parent": above})
        above = f"p{step}"
    chain.assign(above)
    chain.add("party.ended", {"party": "alfa", "successors": ["beta"]}, valid="2025-01-01")
    return ""


def parties_upward(chain, n):
    for step in range(n // 2):
        chain.add("party.registered", {"party": f"p{step}", "name": f"Partij {step}", "kind": "group"})
    for step in range(n // 2 - 1):
        chain.add("party.changed", {"party": f"p{step}", "parent": f"p{step + 1}"})
    chain.assign("p0")


def parties_with_role(chain, n):
    """A role for every party, each part of the next."""
    parties_upward(chain, 2 * n // 3)
    for step in range(n // 3):
        chain.assign(f"p{step}")
    chain.add("party.ended", {"party": f"p{n // 3 - 1}"}, valid="2025-01-01")


def successors(chain, n):
    for step in range(n // 2):
        chain.add("party.registered", {"party": f"p{step}", "name": f"Partij {step}", "kind": "group"})
    for step in range(n // 2 - 1):
        chain.add("party.ended", {"party": f"p{step}", "successors": [f"p{step + 1}"]})


def absorbed(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
    for step in range(n // 2 - 1):
        chain.add("product.absorbed", {"product": f"p{step}", "into": f"p{step + 1}"})
    chain.add("product.absorbed", {"product": "x", "into": "p0"})


def absorbed_by_one(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
        chain.add("product.absorbed", {"product": f"p{step}", "into": "x"})


# Things after things.

def dependency(chain, name, subject, target, relation="waits-for"):
    chain.add("dependency.recorded", {"dependency": name, "subject": subject, "relation": relation, "target": target})


def path(chain, n):
    before = "x"
    for step in range(n // 2):
        chain.product(f"p{step}")
        dependency(chain, f"w{step}", f"p{step}", before)
        before = f"p{step}"


def ring(chain, n):
    path(chain, n)
    dependency(chain, "w", "x", f"p{n // 2 - 1}")


def star(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
        dependency(chain, f"w{step}", f"p{step}", "x")


def awaiting(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
        dependency(chain, f"w{step}", f"p{step}", "x", "delivers-into")


def all_on_all(chain, n):
    count = int(n ** 0.5)
    for step in range(count):
        chain.product(f"p{step}")
        for other in range(step):
            dependency(chain, f"w{step}.{other}", f"p{step}", f"p{other}")


def same_dependency(chain, n):
    """One product waits for another one many times, and has many deadlines."""
    chain.product("y")
    for step in range(n // 2):
        dependency(chain, f"w{step}", "y", "x")
        chain.add("deadline.set", {"deadline": f"t{step}", "subject": "xy"[step % 2], "milestone": "oplevering",
                                   "due": {"edtf": "2025-01-01"}})


def item(chain, name, **more):
    return chain.add("item.tabled", {"item": name, "body": ["alfa"], "title": f"Stuk {name}", "products": ["x"],
                                     "purpose": "decide", **more})


def follows(chain, n):
    item(chain, "i")
    before = "i"
    for step in range(n):
        item(chain, f"i{step}", follows=before)
        before = f"i{step}"


def follow_one(chain, n):
    item(chain, "i")
    for step in range(n):
        item(chain, f"i{step}", follows="i")


def supersedes(chain, n):
    before = "d"
    for step in range(n):
        chain.decision(f"d{step}", supersedes=[before], products=["x"])
        before = f"d{step}"


def supersede_one(chain, n):
    for step in range(n):
        chain.decision(f"d{step}", supersedes=["d"], products=["x"])


# Everything about one thing.

def notes(chain, n):
    for step in range(n):
        chain.add("note.added", {"subjects": ["x"], "text": f"Aantekening {step}"})


def reports(chain, n):
    for step in range(n):
        chain.add("progress.reported", {"subject": "x", "rating": "risk", "text": f"Stand {step}",
                                        "withinProgramme": "yes"})


def use(chain, n):
    for step in range(n):
        chain.add("implementation.reported", {"subject": "x", "state": "partial", "parties": [PEOPLE[step % 3]],
                                              "measure": f"maat {step}"})


def stages(chain, n):
    for step in range(n):
        chain.add("stage.reached", {"subject": "x", "stage": ("concept", "consultation")[step % 2]})


def roles(chain, n):
    for step in range(n // 2):
        chain.assign(PEOPLE[step % 3])
        chain.add("responsibility.ended", {"subject": "x", "role": "owner", "parties": [PEOPLE[step % 3]]})


def owners(chain, n):
    """Every party becomes the owner, and none is let go."""
    for step in range(n // 2):
        chain.add("party.registered", {"party": f"p{step}", "name": f"Partij {step}", "kind": "group"})
        chain.assign(f"p{step}")


def owned(chain, n):
    for step in range(n // 2):
        chain.product(f"p{step}")
        chain.add("responsibility.assigned", {"subject": f"p{step}", "role": "owner", "parties": ["alfa"]})


def owned_by_ended(chain, n):
    owned(chain, n)
    chain.add("party.ended", {"party": "alfa"}, valid="2025-01-01")


def moves(chain, n):
    chain.add("deadline.set", {"deadline": "t", "subject": "x", "milestone": "oplevering",
                               "due": {"edtf": "2025-01-01"}})
    for step in range(n):
        chain.add("deadline.moved", {"deadline": "t", "due": {"edtf": f"2025-02-{step % 28 + 1:02}"}})


def deadlines(chain, n):
    for step in range(n):
        chain.add("deadline.set", {"deadline": f"t{step}", "subject": "x", "milestone": "oplevering",
                                   "due": {"edtf": "2025-01-01"}})


def handovers(chain, n):
    for step in range(n // 3):
        chain.add("handover.offered", {"handover": f"h{step}", "products": ["x"], "from": [PEOPLE[step % 3]],
                                       "to": [PEOPLE[(step + 1) % 3]], "roles": ["owner"]})
        chain.add("handover.accepted", {"handover": f"h{step}", "by": [PEOPLE[(step + 1) % 3]]})
        chain.add("handover.completed", {"handover": f"h{step}"})


def offers(chain, n):
    for step in range(n):
        chain.add("handover.offered", {"handover": f"h{step}", "products": ["x"], "to": ["beta"], "roles": ["owner"]})


def wide(chain, n):
    """Hand-overs of as many things to as many parties as may be."""
    for step in range(99):
        chain.product(f"p{step}")
        chain.add("party.registered", {"party": f"q{step}", "name": f"Partij {step}", "kind": "group"})
    for step in range(n // 20):
        chain.add("handover.offered", {"handover": f"h{step}", "products": [f"p{part}" for part in range(99)],
                                       "from": ["alfa"], "to": [f"q{part}" for part in range(99)], "roles": ["owner"]})


def one_handover(chain, n):
    chain.add("handover.offered", {"handover": "h", "products": ["x"], "to": ["beta"], "roles": ["owner"]})
    for step in range(n):
        chain.add("handover.accepted", {"handover": "h", "by": ["beta"], "conditions": [
            {"condition": f"v{step}", "text": f"Voorwaarde {step}"}]})


def conditions(chain, n):
    for step in range(n // 2):
        chain.decision(f"d{step}", products=["x"], conditions=[{"condition": f"v{step}", "text": f"Eis {step}"}])
        chain.add("condition.settled", {"condition": f"v{step}", "how": "fulfilled"})


def settlements(chain, n):
    chain.add("commitment.made", {"commitment": "b", "kind": "promise", "title": "Belofte", "products": ["x"]})
    for step in range(n):
        chain.add("commitment.settled", {"commitment": "b", "how": "postponed", "due": {"edtf": "2025-01-01"}})


def commitments(chain, n):
    for step in range(n):
        chain.add("commitment.made", {"commitment": f"b{step}", "kind": "promise", "title": f"Belofte {step}",
                                      "products": ["x"], "by": ["alfa"], "to": ["beta"],
                                      "due": {"edtf": "2025-01-01"}})


def funding(chain, n):
    chain.add("funding.granted", {"funding": "g", "title": "Geld", "products": ["x"], "to": ["alfa"]})
    for step in range(n // 2):
        chain.add("funding.changed", {"funding": "g", "amount": {"currency": "EUR", "value": str(step + 1)}})
        chain.add("funding.granted", {"funding": f"g{step}", "title": f"Geld {step}", "products": ["x"]})


def meeting(chain, n):
    chain.add("meeting.held", {"meeting": "m", "body": ["alfa"]})
    for step in range(n // 2):
        item(chain, f"i{step}", meeting="m")
        chain.decision(f"d{step}", meeting="m", item=f"i{step}")


def one_item(chain, n):
    item(chain, "i")
    for step in range(n):
        chain.decision(f"d{step}", item="i")


def source(chain, n):
    chain.add("source.registered", {"source": "s", "title": "Bron", "kind": "report", "date": {"edtf": DAY}})
    for step in range(n):
        chain.add("note.added", {"subjects": ["x"], "text": f"Zin {step}"},
                  source=[{"at": f"regel {step % 1000 + 1}", "document": "s"}])


def versions(chain, n):
    for step in range(n):
        chain.add("process.defined", {
            "process": "eigen", "version": step + 1, "title": "Eigen", "subject": "commitment",
            "states": [{"state": "open", "title": "open"}, {"state": "dicht", "title": "dicht", "final": True}],
            "transitions": [{"on": "commitment.made", "to": "open", "title": "doen"},
                            {"on": "commitment.settled", "from": ["open"], "to": "dicht", "title": "af"}]})
    chain.add("commitment.made", {"commitment": "b", "kind": "promise", "title": "Belofte"})


def same_name(chain, n):
    for step in range(n):
        chain.add("product.registered", {"product": f"p{step}", "title": "Titel", "kind": "product"})


KINDS = {make.__name__: make for make in (
    corrections, dates, annulments, again, comb, corrected_again, rulings, corrected_ruling, disputes, claims, parts,
    parts_upward, moved_about, renamed, parts_of_one, parties, parties_upward, parties_with_role, successors, absorbed,
    absorbed_by_one, path, ring, star, awaiting, all_on_all, same_dependency, follows, follow_one, supersedes,
    supersede_one, notes, reports, use, stages, roles, owners, owned, owned_by_ended, moves, deadlines, handovers,
    offers, wide, one_handover, conditions, settlements, commitments, funding, meeting, one_item, source, versions,
    same_name)}


def make(kind, n, folder, signer=None):
    """A world with a log of one kind, and what `vth owner x` must say of it."""
    chain, world = Chain(), World(folder)
    owner = KINDS[kind](chain, n)
    chain.write(world, signer or Signer(folder))
    return world, chain, owner


if __name__ == "__main__":
    for name in sys.argv[3:] or KINDS:
        print(make(name, int(sys.argv[2]), os.path.join(sys.argv[1], name))[1].count, name)
