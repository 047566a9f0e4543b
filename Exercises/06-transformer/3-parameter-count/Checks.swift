import ExerciseKit

/// What exercise 06.3 asks for.
public protocol ParameterCountExercise {
  /// The parameters of a transformer of GPT-2's architecture.
  static func count(vocabulary: Int, context: Int, width: Int, layers: Int) throws -> Int
}

/// The graded checks of exercise 06.3.
public enum ParameterCountChecks {
  /// Cases by hand, then the sizes that are published.
  public static var all: [Check<any ParameterCountExercise.Type>] {
    [
      check("no layer, by hand", 2, 3, 1, 0, expects: 7),
      check("two layers, by hand", 2, 3, 1, 2, expects: 57),
      check("GPT-2, the small one", 50_257, 1024, 768, 12, expects: 124_439_808),
      check("GPT-2 medium", 50_257, 1024, 1024, 24, expects: 354_823_168),
      check("GPT-2 XL", 50_257, 1024, 1600, 48, expects: 1_557_611_200),
    ]
  }

  private static func check(
    _ name: String, _ vocabulary: Int, _ context: Int, _ width: Int, _ layers: Int,
    expects expected: Int
  ) -> Check<any ParameterCountExercise.Type> {
    Check(
      name,
      given: "vocabulary \(vocabulary), context \(context), width \(width), layers \(layers)",
      expects: .count(expected), within: .exact
    ) { answer in
      .count(
        try answer.count(vocabulary: vocabulary, context: context, width: width, layers: layers))
    }
  }
}
