import LearnerCode
import Learner_05_2

/// What a chapter with `--use-my-code` runs.
@main
enum Program {
  static func main() {
    HandOver.serve { array in try CausalMask.weights(scores: array("scores")) }
  }
}
