/// Why a checkpoint could not be read or written.
///
/// Every case carries the path, and what else its sentence needs.
public enum CheckpointError: Error, Equatable, Sendable {
  /// The operating system refused to open or read the file.
  case unreadable(path: String, reason: String)
  /// The operating system refused to write the file; an earlier version of it is still whole.
  case unwritable(path: String, reason: String)
  /// The file is in place, but may be gone after a power failure.
  case notDurable(path: String, reason: String)
  /// The file ends before something that it announces.
  case truncated(path: String, needed: UInt64, found: Int)
  /// The header's length is above the format's limit.
  case headerTooLong(path: String, byteCount: UInt64, limit: Int)
  /// The header is not what the format asks for; `offset` counts bytes from the header's start.
  case malformedHeader(path: String, offset: Int, problem: String)
  /// The header describes one tensor in a way that can't be.
  case invalidTensor(path: String, tensor: String, problem: String)
  /// Two tensors have the same name.
  case duplicateTensor(path: String, tensor: String)
  /// The tensors do not fill the file's data from its first to its last byte.
  case unassignedBytes(path: String, begin: Int, end: Int)
  /// The tensor's elements are of a type that is not read here.
  case unsupportedType(path: String, tensor: String, type: String)
  /// The model needs a tensor that the file does not have.
  case missingTensor(path: String, tensor: String)
  /// The file has a tensor that the model has no place for.
  case unexpectedTensor(path: String, tensor: String)
  /// The tensor has another shape than the model needs.
  case wrongShape(path: String, tensor: String, expected: [Int], actual: [Int])
  /// The description of the model's size can't be used.
  case malformedConfiguration(path: String, problem: String)
}

extension CheckpointError: CustomStringConvertible {
  /// A full sentence: what was wrong, and what would be right.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "The checkpoint \(quoted(path)) can't be read: \(reason)."
    case .unwritable(let path, let reason):
      "The checkpoint \(quoted(path)) can't be written: \(reason). "
        + "An earlier version of it is unchanged."
    case .notDurable(let path, let reason):
      "The checkpoint \(quoted(path)) is written, but may be lost in a power failure, since its "
        + "folder can't be synchronised: \(reason)."
    case .truncated(let path, let needed, let found):
      "The checkpoint \(quoted(path)) is cut short: it announces at least \(needed) bytes and has "
        + "\(found)."
    case .headerTooLong(let path, let byteCount, let limit):
      "The checkpoint \(quoted(path)) announces a header of \(byteCount) bytes, and a safetensors "
        + "header has at most \(limit)."
    case .malformedHeader(let path, let offset, let problem):
      "The checkpoint \(quoted(path)) is no safetensors file: \(problem), at byte \(offset) of its "
        + "header."
    case .invalidTensor(let path, let tensor, let problem):
      "The tensor \(quoted(tensor)) of the checkpoint \(quoted(path)) is impossible: \(problem)."
    case .duplicateTensor(let path, let tensor):
      "The checkpoint \(quoted(path)) has two tensors named \(quoted(tensor)); names must differ."
    case .unassignedBytes(let path, let begin, let end):
      "Bytes \(begin) to \(end) of the data of the checkpoint \(quoted(path)) belong to no tensor; "
        + "tensors must fill all of it."
    case .unsupportedType(let path, let tensor, let type):
      "The tensor \(quoted(tensor)) of the checkpoint \(quoted(path)) holds \(type), and only F32, "
        + "F16 and BF16 are read."
    case .missingTensor(let path, let tensor):
      "The checkpoint \(quoted(path)) has no tensor \(quoted(tensor)), which the model needs; it is "
        + "of another model."
    case .unexpectedTensor(let path, let tensor):
      "The checkpoint \(quoted(path)) has a tensor \(quoted(tensor)), for which the model has no "
        + "place; it is of another model."
    case .wrongShape(let path, let tensor, let expected, let actual):
      "The tensor \(quoted(tensor)) of the checkpoint \(quoted(path)) has shape \(actual), and the "
        + "model needs \(expected)."
    case .malformedConfiguration(let path, let problem):
      "The model's size can't be read from \(quoted(path)): \(problem)."
    }
  }
}

/// Quotes text from outside for a message: control characters escaped, long text cut.
private func quoted(_ text: String) -> String {
  let limit = 200
  var result = ""
  for scalar in text.unicodeScalars.prefix(limit) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator:
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return text.unicodeScalars.dropFirst(limit).isEmpty ? "'\(result)'" : "'\(result)…'"
}
