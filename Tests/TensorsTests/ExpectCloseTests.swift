import Tensors
import TestSupport
import Testing

/// Whether the judgement that all tests of numbers rely on fails where it should.
@Suite("Closeness")
struct ExpectCloseTests {
  private func failure(_ got: [Float], _ expected: [Float], allowsNaN: Bool = false) -> String? {
    closenessFailure(
      Tensor(Shape(got.count), got), Tensor(Shape(expected.count), expected), absolute: 0.01,
      relative: 0.1, allowsNaN: allowsNaN)
  }

  @Test("Numbers within absolute plus relative tolerance pass, those beyond fail")
  func tolerance() {
    #expect(failure([1.1, -2, 0], [1, -2, 0.009]) == nil)
    #expect(failure([1.2], [1]) != nil)
    #expect(failure([0.02], [0]) != nil)
    #expect(failure([-1], [1]) != nil)
  }

  @Test("The worst number is named with its place, difference and allowance")
  func message() {
    let text = closenessFailure(
      Tensor([2, 3], [0, 0, 0, 0, 0, 5]), Tensor([2, 3], [0, 0, 1, 0, 0, 2]), absolute: 0.5,
      relative: 0.25)
    #expect(
      text == """
        2 of 6 numbers differ; worst at [1, 2]: expected 2.0, got 5.0, difference 3.0, \
        allowed 1.0.
        """)
  }

  @Test("Another shape fails before any number is looked at")
  func shapes() {
    let text = closenessFailure(Tensor([2, 3]), Tensor([3, 2]), absolute: 1, relative: 1)
    #expect(text == "Expected shape [3, 2], got [2, 3].")
  }

  @Test("NaN fails on either side and on both, unless it is asked for")
  func notANumber() {
    #expect(failure([.nan], [1]) != nil)
    #expect(failure([1], [.nan]) != nil)
    #expect(failure([.nan], [.nan]) != nil)
    #expect(failure([.nan], [.nan], allowsNaN: true) == nil)
    #expect(failure([1], [.nan], allowsNaN: true) != nil)
  }

  @Test("Infinity equals itself only")
  func infinity() {
    #expect(failure([.infinity], [.infinity]) == nil)
    #expect(failure([.infinity], [-.infinity]) != nil)
    #expect(failure([.infinity], [1]) != nil)
    #expect(failure([1], [.infinity]) != nil)
  }

  @Test("A tolerance of nothing at all is refused")
  func noTolerance() {
    let text = closenessFailure(Tensor([1]), Tensor([1]), absolute: 0, relative: 0)
    #expect(text == "A tolerance must be positive, got absolute 0.0 and relative 0.0.")
  }
}
