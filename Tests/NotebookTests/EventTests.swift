import Platform
import Testing

@testable import Notebook

@Suite("An event as JSON")
struct EventTests {
  private static let events: [(Event, String)] = [
    (
      .run(
        RunStart(
          chapter: "05-attention", title: "How?", seed: 3,
          options: [
            "quick": .flag(true), "width": .integer(8), "rate": .number(0.001),
            "text": .text("the cat"), "steps": .list(["a", "b"]),
            "corpus": .file(name: "kjv.txt", sha256: "ab12"),
          ], steps: ["a", "b"], threads: 2, folder: "Output/05-attention")),
      #"{"chapter":"05-attention","event":"run","folder":"Output/05-attention","options":{"corpus":{"file":"kjv.txt","sha256":"ab12"},"quick":true,"rate":0.001,"steps":["a","b"],"text":"the cat","width":8},"seed":3,"steps":["a","b"],"threads":2,"title":"How?"}"#
    ),
    (
      .step(StepStart(step: "a", title: "A", number: 1, count: 2)),
      #"{"count":2,"event":"step","number":1,"step":"a","title":"A"}"#
    ),
    (
      .say(Remark(step: "a", text: "“hello”\n", timed: false)),
      #"{"event":"say","step":"a","text":"“hello”\n","timed":false}"#
    ),
    (
      .metric(Metric(step: "a", name: "accuracy", value: 0.99, unit: "", timed: true)),
      #"{"event":"metric","name":"accuracy","step":"a","timed":true,"unit":"","value":0.99}"#
    ),
    (
      .table(
        Table(
          step: "a", title: "T", columns: ["x", "y", "z"], rows: [["b", 1.5, nil]], timed: false)
      ),
      #"{"columns":["x","y","z"],"event":"table","rows":[["b",1.5,null]],"step":"a","timed":false,"title":"T"}"#
    ),
    (
      .figure(
        FigureFile(step: "a", file: "f.png", data: "f.json", caption: "c", alt: "d", timed: false)),
      #"{"alt":"d","caption":"c","data":"f.json","event":"figure","file":"f.png","step":"a","timed":false}"#
    ),
    (
      .progress(
        Progress(
          step: "a", label: "training", done: 1, total: 2, rate: 4, secondsLeft: 0.25,
          detail: "loss 2")),
      #"{"detail":"loss 2","done":1,"event":"progress","label":"training","rate":4,"secondsLeft":0.25,"step":"a","total":2}"#
    ),
    (
      .claim(
        Claim(
          step: "a", id: "c-1", claim: "c", ko: "주장", measured: "1", holds: nil, timed: false)),
      #"{"bounds":[],"by_construction":null,"claim":"c","event":"claim","holds":null,"id":"c-1","ko":"주장","measured":"1","step":"a","timed":false}"#
    ),
    (
      .stepEnd(StepEnd(step: "a", seconds: 1.5)),
      #"{"event":"stepEnd","seconds":1.5,"step":"a"}"#
    ),
    (
      .runEnd(RunEnd(folder: "O/05", earlier: nil, seconds: 2)),
      #"{"event":"runEnd","folder":"O/05","seconds":2}"#
    ),
    (.stopped(RunFailure(message: "Why.")), #"{"event":"stopped","message":"Why."}"#),
    (.failed(RunFailure(message: "Why.")), #"{"event":"failed","message":"Why."}"#),
  ]

  @Test("is one flat object, and reads back the same", arguments: 0..<events.count)
  func roundTrip(index: Int) throws {
    let (event, json) = Self.events[index]
    let bytes = try JSON.line(event)
    #expect(String(decoding: bytes, as: UTF8.self) == json)
    #expect(try JSON.decode(Event.self, from: bytes) == event)
  }
}
