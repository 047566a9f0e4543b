/// What can be wrong with a text that a learner brings, or with the one that the set-up installs.
public enum CorpusError: Error, Equatable {
  /// No file has this path.
  case missing(path: String)
  /// The path leads to a folder.
  case isFolder(path: String)
  /// The path leads to a device or a socket.
  case notAFile(path: String)
  /// The file is there, but the system does not let it be read; the reason is the system's own.
  case unreadable(path: String, reason: String)
  /// The file holds no character.
  case empty(name: String)
  /// The file is no UTF-8 text, but something known.
  case notText(name: String, path: String, kind: FileKind)
  /// The byte at this offset, counted from 0, starts no valid UTF-8 sequence.
  case notUTF8(name: String, byteOffset: Int)
  /// A text, or a part of one, has fewer tokens than one window of the context length and its last
  /// target need.
  case tooShort(name: String, tokenCount: Int, contextLength: Int)
  /// A count that must be positive is not.
  case notPositive(what: String, value: Int)
  /// The text is too short to hold a part of it out.
  case tooShortToSplit(name: String, characterCount: Int)
  /// A line of the Bible's text does not start with a reference such as `Ge1:1`.
  case malformedVerse(name: String, line: Int)
  /// The Bible's text has another number of verses than it should.
  case wrongVerseCount(name: String, found: Int, expected: Int)
  /// Neither the extract of the King James Bible nor the program that prints it is installed.
  case bibleNotInstalled(path: String)
  /// The program that prints the King James Bible failed.
  case bibleProgramFailed(program: String, reason: String)
}

extension CorpusError: CustomStringConvertible {
  /// One sentence that says what is wrong and what would be right.
  public var description: String {
    switch self {
    case .missing(let path):
      "There is no file at \(path); give the path of a UTF-8 text file."
    case .isFolder(let path):
      "\(path) is a folder; give the path of a UTF-8 text file inside it."
    case .notAFile(let path):
      "\(path) is not a file of text; give the path of a UTF-8 text file."
    case .unreadable(let path, let reason):
      "\(path) cannot be read (\(reason)); give the path of a file that you may read."
    case .empty(let name):
      "\(name) is empty; a corpus needs at least one character."
    case .notText(let name, let path, let kind):
      kind.sentence(name, at: path)
    case .notUTF8(let name, let byteOffset):
      "\(name) is not UTF-8: the byte at offset \(byteOffset) starts no character; save the file as "
        + "UTF-8, from Western European for example with iconv -f WINDOWS-1252 -t UTF-8."
    case .tooShort(let name, let tokenCount, let contextLength):
      "\(name) has \(tokenCount) tokens, but a context of \(contextLength) and the token after it "
        + "need at least \(contextLength + 1); use a longer text."
    case .notPositive(let what, let value):
      "The \(what) is \(value), but it must be at least 1."
    case .tooShortToSplit(let name, let characterCount):
      "\(name) has \(characterCount) characters, too few to hold out a tenth of them; "
        + "a corpus needs at least 10."
    case .malformedVerse(let name, let line):
      "Line \(line) of \(name) does not start with a reference such as \"Ge1:1 \"; "
        + "delete the file and run make setup."
    case .wrongVerseCount(let name, let found, let expected):
      "\(name) has \(found) verses instead of \(expected); delete the file and run make setup."
    case .bibleNotInstalled(let path):
      "The King James Bible is not at \(path); run make setup to install it, or pass a text of "
        + "your own with --corpus FILE."
    case .bibleProgramFailed(let program, let reason):
      "\(program) could not print the King James Bible (\(reason)); run make setup to install it, "
        + "or pass a text of your own with --corpus FILE."
    }
  }
}
