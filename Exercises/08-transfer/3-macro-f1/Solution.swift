import Exercise_08_3

public enum MacroF1: MacroF1Exercise {
  public static func macroF1(answers: [Int], labels: [Int], classes: Int) throws -> Float {
    let f1 = (0..<classes).map { label -> Float in
      let right = zip(answers, labels).count { $0 == label && $1 == label }
      let both = answers.count { $0 == label } + labels.count { $0 == label }
      return both == 0 ? 0 : 2 * Float(right) / Float(both)
    }
    return f1.reduce(0, +) / Float(classes)
  }
}
