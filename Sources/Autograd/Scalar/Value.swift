import Platform

/// A number that remembers how it was computed, so that it can be differentiated.
///
/// This is all of backpropagation, for reading: each operation notes its inputs and how fast its
/// result changes with each of them (the slope), and `backward()` multiplies slopes along the way
/// back, which is the chain rule. `Tape` does the same for whole tensors, thousands of times faster.
///
/// ```swift
/// let x = Value(3)
/// let y = x * x + 2 * x
/// y.backward()
/// x.gradient  // 2 · 3 + 2 = 8
/// ```
public final class Value {
  /// The number; parameters may be given a new one between computations.
  public var number: Double
  /// How fast the number that `backward()` was called on changes with this one.
  public private(set) var gradient = 0.0

  private let inputs: [Input]

  /// What a number was computed from, and how fast it changes with that.
  private struct Input {
    let value: Value
    let slope: Double
  }

  /// Makes a number that was not computed: an input or a parameter.
  public init(_ number: Double) {
    self.number = number
    inputs = []
  }

  private init(_ number: Double, from inputs: (value: Value, slope: Double)...) {
    self.number = number
    self.inputs = inputs.map { Input(value: $0.value, slope: $0.slope) }
  }

  /// Adds.
  public static func + (x: Value, y: Value) -> Value {
    Value(x.number + y.number, from: (x, 1), (y, 1))
  }

  /// Multiplies: the product changes with `x` as fast as `y` is large.
  public static func * (x: Value, y: Value) -> Value {
    Value(x.number * y.number, from: (x, y.number), (y, x.number))
  }

  /// Raises to a fixed power.
  public func power(_ exponent: Double) -> Value {
    Value(pow(number, exponent), from: (self, exponent * pow(number, exponent - 1)))
  }

  /// Computes e to the power of the number.
  public func exponential() -> Value { Value(exp(number), from: (self, exp(number))) }

  /// Takes the natural logarithm.
  public func logarithm() -> Value { Value(log(number), from: (self, 1 / number)) }

  /// Takes the hyperbolic tangent.
  public func hyperbolicTangent() -> Value {
    let y = tanh(number)
    return Value(y, from: (self, 1 - y * y))
  }

  /// Computes `ln(1 + e^x)`, without overflow.
  public func softplus() -> Value {
    Value(max(number, 0) + log1p(exp(-abs(number))), from: (self, 1 / (1 + exp(-number))))
  }

  /// Computes the gradient of this number with respect to everything that it was computed from.
  ///
  /// Gradients of an earlier call are overwritten, but for numbers that took no part in this one.
  ///
  /// - Complexity: O(operations).
  public func backward() {
    let order = inOrderOfComputation()
    for value in order { value.gradient = 0 }
    gradient = 1
    for value in order.reversed() {
      for input in value.inputs { input.value.gradient += input.slope * value.gradient }
    }
  }

  /// Everything that this number was computed from and at last itself, each after its inputs.
  private func inOrderOfComputation() -> [Value] {
    var order: [Value] = []
    var seen: Set<ObjectIdentifier> = []
    var waiting = [(value: self, isReady: false)]  // no recursion: a chain may be long
    while let (value, isReady) = waiting.popLast() {
      if isReady {
        order.append(value)
      } else if seen.insert(ObjectIdentifier(value)).inserted {
        waiting.append((value, true))
        for input in value.inputs { waiting.append((input.value, false)) }
      }
    }
    return order
  }
}

// What follows is made of the operations above, so it needs no slopes of its own.
extension Value {
  /// Changes the sign.
  public static prefix func - (x: Value) -> Value { Value(-1) * x }

  /// Subtracts.
  public static func - (x: Value, y: Value) -> Value { x + -y }

  /// Divides.
  public static func / (x: Value, y: Value) -> Value { x * y.power(-1) }

  /// Adds a plain number.
  public static func + (x: Value, y: Double) -> Value { x + Value(y) }

  /// Multiplies by a plain number.
  public static func * (x: Double, y: Value) -> Value { Value(x) * y }
}
