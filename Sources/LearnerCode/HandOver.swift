import ExerciseKit
import LanguageModels
import Platform
import Tensors

/// The learner's side of `LearnerCode`: reads arrays, runs the learner's code, writes the result.
public enum HandOver {
  /// The result's name in the file.
  static let result = "result"
  /// The exit status of an exercise that nobody has tried.
  static let notAttempted: Int32 = 2

  /// Serves one request: the command line names the file to read and the file to write.
  ///
  /// - Parameter body: Runs the learner's code; it gets each array by its name.
  public static func serve(_ body: ((String) throws -> Tensor) throws -> Tensor) {
    OwnLimits.apply()
    guard CommandLine.arguments.count == 3 else {
      print("This program is started by a chapter with --use-my-code.")
      exit(64)
    }
    do throws(any Error) {
      let file = try SafetensorsFile(path: CommandLine.arguments[1])
      let tensor = try body { name in
        let tensor = try file.tensor(named: name)
        return Tensor(Shape(tensor.shape), tensor.values)
      }
      let result = SafetensorsTensor(
        name: result, shape: tensor.shape.extents, values: tensor.elements)
      try SafetensorsFile.write([result], to: CommandLine.arguments[2])
    } catch is NotAttempted {
      exit(notAttempted)
    } catch {
      print("\(error)")
      exit(1)
    }
  }
}
