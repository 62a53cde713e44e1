import Foundation
import Testing

@testable import Workflow

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An XML document as a list of elements, read by a parser that is not ours.
private final class Document: NSObject, XMLParserDelegate {
  var elements: [(name: String, attributes: [String: String])] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.coderReadCorrupt) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    elements.append((name, attributes))
  }

  func values(of attribute: String) -> [String] {
    elements.compactMap { $0.attributes[attribute] }
  }

  func count(_ name: String) -> Int { elements.count { $0.name == name } }
}

@Suite struct BPMNTests {
  static let known = [Given.handOver, Given.deadline, Given.decision, Given.nasty]

  private func check(_ definition: ProcessDefinition, id: String, title: String) throws {
    let document = try Document(ProcessBPMN.xml(definition, id: id, title: title))
    let ids = document.values(of: "id")
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-z][A-Za-z0-9_]*/) != nil })
    for attribute in ["sourceRef", "targetRef", "attachedToRef", "default", "bpmnElement"] {
      #expect(Set(document.values(of: attribute)).isSubset(of: ids), "\(attribute)")
    }
    let shapes = document.elements.filter { $0.name == "bpmndi:BPMNShape" }
    let tasks = document.count("bpmn:userTask") + document.count("bpmn:exclusiveGateway")
    let events = document.count("bpmn:startEvent") + document.count("bpmn:endEvent")
    #expect(shapes.count == tasks + events + document.count("bpmn:boundaryEvent"))
    #expect(document.count("bpmndi:BPMNEdge") == document.count("bpmn:sequenceFlow"))
    #expect(document.count("bpmn:startEvent") == 1)
  }

  @Test(arguments: known)
  func `every reference in the document leads to one element`(
    _ definition: ProcessDefinition
  ) throws {
    try check(definition, id: "a \"b\" <c> é", title: "\"na<&sty\": \\ ]]> \u{1F}\u{FFFF}")
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `so it does for every definition, right or wrong`(seed: UInt64) throws {
    var numbers = Numbers(seed: seed)
    try check(Random.definition(&numbers), id: "x", title: "x")
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `no shape lies on another and no line runs through one`(seed: UInt64) {
    var numbers = Numbers(seed: seed)
    let graph = BPMNGraph(Random.definition(&numbers), \.dutch)
    for (index, node) in graph.nodes.enumerated() {
      for other in graph.nodes[(index + 1)...] where !Self.isTimer(node) && !Self.isTimer(other) {
        #expect(!Self.meet(node.box, other.box), "\(node.id) and \(other.id)")
      }
    }
    for flow in graph.flows {
      let points = graph.waypoints(of: flow)
      for (first, second) in zip(points, points.dropFirst()) {
        let line = BPMNBox(
          x: min(first.x, second.x), y: min(first.y, second.y), width: abs(first.x - second.x),
          height: abs(first.y - second.y))
        #expect(line.width == 0 || line.height == 0, "\(flow.id) slants")
        for node in graph.nodes where node.id != flow.source && node.id != flow.target {
          if Self.isTimer(node) { continue }
          #expect(!Self.meet(line, node.box), "\(flow.id) through \(node.id)")
        }
      }
    }
  }

  @Test func `texts come through as they are, on one line`() throws {
    let document = try Document(ProcessBPMN.xml(Given.nasty, id: "x", title: "\"<&>'\n]]>"))
    let names = document.values(of: "name")
    #expect(names.contains("\"<&>' ]]>"))
    #expect(names.contains("]]>   &amp;#35;"))
    #expect(names.contains("<b>\"één\" & 'twee'</b>; x: [*] --> {y} %% \\n \\"))
    #expect(document.values(of: "id").contains("process_x"))
  }

  @Test func `a final state is an end, or a task with an end as its default choice`() throws {
    let document = try Document(ProcessBPMN.xml(Given.deadline, id: "deadline", title: "Termijn"))
    func attributes(_ id: String) -> [String: String]? {
      document.elements.first { $0.attributes["id"] == id }?.attributes
    }
    #expect(attributes("end_met")?["name"] == "gehaald")
    #expect(attributes("state_met") == nil)
    #expect(attributes("state_dropped")?["name"] == "vervallen")
    #expect(attributes("end_dropped")?["name"] == "einde")
    let otherwise = attributes("choice_dropped")?["default"] ?? ""
    #expect(attributes(otherwise)?["targetRef"] == "end_dropped")
  }

  @Test func `a limit in weeks is a timer that interrupts nothing`() {
    let xml = ProcessBPMN.xml(Given.handOver, id: "handover", title: "Overdracht")
    #expect(xml.contains("attachedToRef=\"state_offered\" cancelActivity=\"false\""))
    #expect(xml.contains(">P6W</bpmn:timeDuration>"))
    #expect(xml.contains("uiterlijk") == false)
  }

  @Test func `a condition says the event and its values`() {
    let xml = ProcessBPMN.xml(Given.decision, id: "decision", title: "Besluit")
    #expect(
      xml.contains(
        "event = &quot;decision.taken&quot; and outcome in (&quot;adopted&quot;, &quot;agreed&quot;)"
      ))
  }

  private static func isTimer(_ node: BPMNNode) -> Bool {
    if case .timer = node.kind { true } else { false }
  }

  private static func meet(_ one: BPMNBox, _ other: BPMNBox) -> Bool {
    one.x <= other.x + other.width && other.x <= one.x + one.width
      && one.y <= other.y + other.height && other.y <= one.y + one.height
  }
}
