import Answers
import Governance
import Reading
import TestSupport
import Testing

/// Corrections and annulments, and what the other two clocks hide of them (FORMAT 9).
@Suite struct CorrectionTests {
  private static let owned: Given = .assigned("handreiking", to: ["vng"], when: "2022-07-01")
    .id(1).known("2022-07-05")

  @Test func `a corrected period moves the fact`() throws {
    let scenario = try Scenario(
      Self.owned, .corrected(1, period: "2022-10", when: "2023-01-10").known("2023-01-10"))
    #expect(try scenario.on("2022-09-30").holders("handreiking") == [])
    #expect(
      try scenario.on("2022-10-15").holders("handreiking") == ["possible vng since 2022-10"])
    #expect(
      try scenario.on("2022-10-31").holders("handreiking") == ["certain vng since 2022-10"])
  }

  @Test func `corrected data replace the data whole, from the day of the fact itself`() throws {
    let scenario = try Scenario(
      Self.owned,
      .corrected(
        1, to: .assigned("handreiking", to: ["ipo", "odnl"], when: "-"), when: "2023-01-10"))
    #expect(
      try scenario.on("2022-07-01").holders("handreiking")
        == ["certain ipo+odnl since 2022-07-01"])
  }

  @Test func `a fact corrected to another product leaves the first product`() throws {
    let view = try Scenario(
      Self.owned,
      .corrected(1, to: .assigned("modelmandaat", to: ["vng"], when: "-"), when: "2023-01-10")
    ).on("2024-01-01")
    #expect(try view.holders("handreiking") == [])
    #expect(try view.holders("modelmandaat") == ["certain vng since 2022-07-01"])
  }

  @Test func `an annulled fact never was`() throws {
    let scenario = try Scenario(Self.owned, .annulled(1, when: "2023-01-10"))
    #expect(try scenario.on("2022-08-01").holders("handreiking") == [])
    #expect(try scenario.on("2022-08-01").ownership("handreiking").endings.isEmpty)
  }

  @Test func `a correction of a correction counts, and an annulled one does not`() throws {
    let first: [Given] = [
      Self.owned, .corrected(1, period: "2022-10", when: "2023-01-10").id(2),
    ]
    let twice = try Scenario(
      Scenario.cast + first + [.corrected(2, period: "2022-12-01", when: "2023-02-10").id(3)])
    #expect(
      try twice.on("2024-01-01").holders("handreiking") == ["certain vng since 2022-12-01"])
    let undone = try Scenario(Scenario.cast + first + [.annulled(2, when: "2023-02-10").id(3)])
    #expect(
      try undone.on("2024-01-01").holders("handreiking") == ["certain vng since 2022-07-01"])
    let again = try Scenario(
      Scenario.cast + first + [
        .annulled(2, when: "2023-02-10").id(3),
        .corrected(1, period: "2022-11-01", when: "2023-03-10").id(4),
      ])
    #expect(
      try again.on("2024-01-01").holders("handreiking") == ["certain vng since 2022-11-01"])
  }

  @Test func `an annulment that is annulled itself brings the fact back`() throws {
    let view = try Scenario(
      Self.owned, .annulled(1, when: "2023-01-10").id(2), .annulled(2, when: "2023-02-10")
    ).on("2024-01-01")
    #expect(try view.holders("handreiking") == ["certain vng since 2022-07-01"])
  }

  @Test func `before a correction was known the original counts`() throws {
    let scenario = try Scenario(
      Self.owned,
      .corrected(1, to: .assigned("handreiking", to: ["ipo"], when: "-"), when: "2023-01-10")
        .known("2023-02"))
    #expect(
      try scenario.on("2024-01-01", known: "2023-02-27").holders("handreiking")
        == ["certain vng since 2022-07-01"])
    #expect(
      try scenario.on("2024-01-01", known: "2023-02-28").holders("handreiking")
        == ["certain ipo since 2022-07-01"])
  }

  @Test func `before an annulment was known the fact counts`() throws {
    let scenario = try Scenario(Self.owned, .annulled(1, when: "2023-01-10").known("2023-01-10"))
    #expect(
      try scenario.on("2024-01-01", known: "2023-01-09").holders("handreiking")
        == ["certain vng since 2022-07-01"])
    #expect(try scenario.on("2024-01-01", known: "2023-01-10").holders("handreiking") == [])
  }

  @Test func `a fact that was known later is hidden, though it happened before`() throws {
    let scenario = try Scenario(Self.owned)
    #expect(try scenario.on("2022-07-02", known: "2022-07-04").holders("handreiking") == [])
    #expect(
      try scenario.on("2022-07-02", known: "2022-07-05").holders("handreiking")
        == ["certain vng since 2022-07-01"])
  }

  @Test func `a fact without known day could be known on the day it was recorded`() throws {
    let scenario = try Scenario(.assigned("handreiking", to: ["vng"], when: "2022-07-01"))
    #expect(try scenario.on("2023-01-01", known: "2026-11-20").holders("handreiking") == [])
    #expect(
      try scenario.on("2023-01-01", known: Scenario.recordingDay).holders("handreiking")
        == ["certain vng since 2022-07-01"])
  }

  @Test func `entries recorded later are hidden, corrections among them`() throws {
    let scenario = try Scenario(
      Self.owned, .corrected(1, period: "2022-10-01", when: "2023-01-10"))
    let count = scenario.entries.count
    #expect(try scenario.on("2024-01-01", at: count - 2).holders("handreiking") == [])
    #expect(
      try scenario.on("2024-01-01", at: count - 1).holders("handreiking")
        == ["certain vng since 2022-07-01"])
    #expect(
      try scenario.on("2024-01-01", at: count).holders("handreiking")
        == ["certain vng since 2022-10-01"])
  }

  @Test func `a corrected fact tells its corrections and rests on their sources too`() throws {
    let fact = try #require(
      Scenario(
        .source("vgr", "Rapportage", dated: "2022-07-05"),
        .source("brief", "Brief", dated: "2023-01-10"),
        Self.owned.source("vgr", "regel 1"),
        .corrected(1, period: "2022-10-01", when: "2023-01-10").id(2).source("brief", "blz. 2")
      ).on("2024-01-01").ownership("handreiking").holders.first?.basis)
    #expect(fact.corrections.map(\.id) == [.numbered(2)])
    #expect(fact.source.map(\.document.text) == ["vgr", "brief"])
    #expect(fact.entry.valid.edtf == "2022-07-01")
  }

  @Test func `a document that only a correction rests on has that fact in its history`() throws {
    let view = try Scenario(
      .source("brief", "Brief", dated: "2023-01-10"), Self.owned,
      .corrected(1, period: "2022-10-01", when: "2023-01-10").source("brief", "blz. 2")
    ).on("2024-01-01")
    let types = view.facts(about: try Scenario.id("brief")).map(\.event.type)
    #expect(types == [.responsibilityAssigned, .sourceRegistered])
  }
}
