// 09.2 The interval of an arithmetic coder
//
// A coder starts with the interval from 0 to 1. It is divided among the symbols by their chances,
// symbol 0 lowest; the symbol that comes keeps its part, which is divided in the same way for
// the next one. Say where the interval of a message starts and how wide it is.
//
//   message [n] of symbols 0, 1, ..., chances [symbols] that sum to 1   ->   [low, width]
//
// By hand: message [1, 0], chances [0.25, 0.75]: symbol 1 keeps 0.25 to 1, a width of 0.75;
// symbol 0 keeps the lowest quarter of that: [0.25, 0.1875].

import ExerciseKit
import Exercise_09_2

public enum Interval: IntervalExercise {
  public static func interval(message: [Int], chances: [Float]) throws -> [Float] {
    throw NotAttempted()
  }
}
