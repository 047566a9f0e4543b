import ExerciseKit
import Testing

struct NumbersTests {
  @Test(
    "Numbers are short, and the same in every locale",
    arguments: [
      (0.0, "0"), (-0.25, "-0.2500"), (0.7310586, "0.7311"), (12.0, "12"), (123.456, "123.46"),
      (12345.678, "12345.7"), (0.0012345, "0.001235"), (0.00001, "1.00e-5"), (Double.nan, "NaN"),
      (-Double.infinity, "-∞"), (0.99996, "1.0000"),
    ])
  func short(number: Double, text: String) {
    #expect(Numbers.short(number) == text)
  }
}
