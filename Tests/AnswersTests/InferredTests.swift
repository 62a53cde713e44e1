import Answers
import EventFormat
import Governance
import Reading
import TestSupport
import Testing

/// What follows from a heading, a row or a habit says so wherever its source is named (FORMAT 5).
@Suite struct InferredTests {
  private static let report: Given = .source("vgr", "Rapport", dated: "2023-01")
  private static let owned = Given.assigned("handreiking", to: ["vng"], when: "2023-01-01")
    .source("vgr", "regel 3").id(1)

  private func fact(_ given: [Given]) throws -> (Fact, View) {
    let view = try Scenario(Scenario.cast + [Self.report] + given).on("2024-01-01")
    return (try #require(view.facts(of: [.responsibilityAssigned]).first), view)
  }

  @Test func `what a source says in words is not called inferred`() throws {
    let (fact, view) = try fact([Self.owned])
    #expect(fact.inferred == nil)
    #expect(view.sources(of: fact) == "vgr, regel 3")
  }

  @Test func `the ground of an inference stands behind the source`() throws {
    let (fact, view) = try fact([Self.owned.inferred("kop van de tabel")])
    #expect(view.sources(of: fact) == "vgr, regel 3 (afgeleid: kop van de tabel)")
    let json = view.ownership(of: try Scenario.id("handreiking")).json(view).canonicalText
    #expect(json.contains(#""inferred":"kop van de tabel""#))
  }

  @Test func `a correction says so too, and the newest ground counts`() throws {
    let corrected = Given.corrected(1, period: "2023-02-01", when: "2023-03-01")
    #expect(try fact([Self.owned, corrected.inferred("de rij")]).0.inferred == "de rij")
    #expect(try fact([Self.owned.inferred("de kop"), corrected]).0.inferred == "de kop")
    let both = [Self.owned.inferred("de kop"), corrected.inferred("de rij")]
    #expect(try fact(both).0.inferred == "de rij")
  }

  @Test func `who proposed it stands in the entry, by the name of the party`() throws {
    let (fact, view) = try fact([Self.owned.proposed(by: "vng")])
    #expect(fact.entry.proposal.proposedBy == "vng")
    #expect(view.proposer("vng") == "VNG")
    #expect(view.proposer("account-7") == "account-7")
  }

  @Test func `said in words is something else than inferred, whoever proposed it`() throws {
    func proposal(_ given: Given) throws -> Proposal {
      let (batch, _) = Batch.read(Array(given.line.utf8))
      return try #require(batch.lines.first?.proposal)
    }
    let plain = try proposal(Self.owned)
    #expect(try !plain.saysTheSame(as: proposal(Self.owned.inferred("de kop"))))
    #expect(try plain.saysTheSame(as: proposal(Self.owned.proposed(by: "vng"))))
  }
}
