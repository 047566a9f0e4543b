import Autograd
import LanguageModels
import Notebook
import Phrases
import Plotting
import Tensors
import Text

/// The unit of a model that follows a property of the text most closely.
struct Follower {
  let property: TextProperty
  let unit: Int
  /// On text that it was not chosen by.
  let correlation: Double
}

extension Study {
  /// Step `state`: what the state is while a text is read, and which units follow something.
  func state(_ page: Page) throws {
    let lstm = trained(.lstm)
    let held = data.heldOut.tokens
    let half = judgedLength
    let (first, second) = (Array(held.prefix(half)), Array(held.dropFirst(half).prefix(half)))
    var all: [[Follower]] = []
    for trained in trained {
      all.append(followers(trained.model, trained.parameters, first, second))
      try page.progress(all.count, of: 4, "correlations")
    }
    let untrained = followers(lstm.model, lstm.snapshots[0].parameters, first, second)
    try page.progress(4, of: 4, "correlations")
    guard let ofLSTM = all.last, let strongest = ofLSTM.max(by: { $0.strength < $1.strength })
    else {
      page.say("Nothing in this text varies that a unit could follow.")
      return
    }
    let rows = unitsToShow(ofLSTM, lstm)
    try page.figure(
      "state", strip(lstm, rows, ofLSTM, page),
      caption:
        "Some units switch with the letter, others hold on for words: a memory in the making.")
    try page.figure(
      "units", colouredText(lstm, ofLSTM, page),
      caption: "Each text is coloured by one unit: nobody told it what to follow.")
    try page.figure(
      "correlations", chart(all, untrained, page),
      caption: "The closest unit of each model, judged on text that it was not chosen by.")
    for follower in ofLSTM {
      try page.metric("correlation_\(follower.property.id)_lstm", follower.strength)
    }
    let before = untrained.first { $0.property.id == strongest.property.id }?.strength ?? 0
    // 0.5: the unit explains a quarter of the property's variance; and training must have made it.
    page.claim(
      "The hidden state keeps what matters of the input: single units follow properties of the text",
      korean: "잠재 상태는 입력에서 중요한 것을 간직한다: 텍스트의 성질을 따라가는 뉴런이 있다",
      measured: "\(strongest.property.name): correlation "
        + "\(Format.number(strongest.strength, decimals: 2)) on fresh text (at least 0.5), untrained "
        + "\(Format.number(before, decimals: 2)) (less)",
      holds: strongest.strength >= 0.5 && before < strongest.strength)
  }

  /// How much held-out text units are chosen by, and again how much they are judged by.
  var judgedLength: Int { min(configuration.probeLength, data.heldOut.tokens.count / 2) }

  /// The closest unit to each property that varies.
  private func followers(
    _ model: RecurrentLanguageModel, _ parameters: Parameters, _ first: [Int32], _ second: [Int32]
  ) -> [Follower] {
    let text = data.tokenizer.displayText(of: first + second)
    // snippet: units
    let memory = model.memory(of: first + second, parameters: parameters)  // [T, H]
    let (chosenBy, fresh) = (
      memory.gathering(rows: Array(first.indices)),
      memory.gathering(rows: Array(first.count..<(first.count + second.count)))
    )
    return TextProperty.all(of: text).compactMap { property in
      let found = unitCorrelations(of: chosenBy, with: Array(property.values[..<first.count]))
      let judged = unitCorrelations(of: fresh, with: Array(property.values[first.count...]))
      let unit = found.indices.max { abs(found[$0]) < abs(found[$1]) } ?? 0
      guard found[unit] != 0, judged[unit] != 0 else { return nil }  // nothing varies
      return Follower(property: property, unit: unit, correlation: judged[unit])
    }
    // end snippet
  }
}

extension Follower {
  /// How closely it follows, whichever way.
  var strength: Double { abs(correlation) }

  /// Whether a picture may say that it follows: a tenth of the variance, well above chance.
  var isClose: Bool { strength >= 0.32 }
}
