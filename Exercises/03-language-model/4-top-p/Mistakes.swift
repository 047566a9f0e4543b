import ExerciseKit
import Exercise_03_4
import Learner_03_4
import Solution_03_4

@main
enum Program: ExerciseProgram {
  static var checks: [Check<any TopPExercise.Type>] { TopPChecks.all }
  static var learner: any TopPExercise.Type { Learner_03_4.TopP.self }
  static var solution: any TopPExercise.Type { Solution_03_4.TopP.self }
  static var mistakes: KeyValuePairs<String, any TopPExercise.Type> {
    [
      "NoDivision": NoDivision.self,
      "StopsShort": StopsShort.self,
      "GoesOn": GoesOn.self,
      "Unsorted": Unsorted.self,
      "OverLimit": OverLimit.self,
    ]
  }
}

/// Forgets to divide by the sum.
enum NoDivision: TopPExercise {
  static func topP(_ probabilities: [Float], p: Float) throws -> [Float] {
    kept(probabilities, p)
  }
}

/// Leaves out the token that reaches p.
enum StopsShort: TopPExercise {
  static func topP(_ probabilities: [Float], p: Float) throws -> [Float] {
    let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
    var kept = [Float](repeating: 0, count: probabilities.count)
    var sum: Float = 0
    for place in order {
      if sum + probabilities[place] > p { break }
      kept[place] = probabilities[place]
      sum += probabilities[place]
    }
    return sum > 0 ? kept.map { $0 / sum } : probabilities
  }
}

/// Takes one more token where the sum is p already.
enum GoesOn: TopPExercise {
  static func topP(_ probabilities: [Float], p: Float) throws -> [Float] {
    let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
    var kept = [Float](repeating: 0, count: probabilities.count)
    var sum: Float = 0
    for place in order where sum <= p {
      kept[place] = probabilities[place]
      sum += probabilities[place]
    }
    return kept.map { $0 / sum }
  }
}

/// Keeps from the left.
enum Unsorted: TopPExercise {
  static func topP(_ probabilities: [Float], p: Float) throws -> [Float] {
    var kept = [Float](repeating: 0, count: probabilities.count)
    var sum: Float = 0
    for place in probabilities.indices where sum < p {
      kept[place] = probabilities[place]
      sum += probabilities[place]
    }
    return kept.map { $0 / sum }
  }
}

/// Keeps what has at least 1 - p.
enum OverLimit: TopPExercise {
  static func topP(_ probabilities: [Float], p: Float) throws -> [Float] {
    let kept = probabilities.map { $0 >= 1 - p ? $0 : 0 }
    return kept.map { $0 / kept.reduce(0, +) }
  }
}

private func kept(_ probabilities: [Float], _ p: Float) -> [Float] {
  let order = probabilities.indices.sorted { probabilities[$0] > probabilities[$1] }
  var kept = [Float](repeating: 0, count: probabilities.count)
  var sum: Float = 0
  for place in order where sum < p {
    kept[place] = probabilities[place]
    sum += probabilities[place]
  }
  return kept
}
