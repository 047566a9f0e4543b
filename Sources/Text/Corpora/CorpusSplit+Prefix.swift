extension CorpusSplit {
  /// The beginning of both parts.
  ///
  /// - Parameters:
  ///   - training: How many characters of the text to learn from at most; nil for all.
  ///   - validation: How many of the held-out text; nil for all.
  /// - Returns: The shorter parts, under the same name.
  public func prefix(training: Int?, validation: Int?) -> CorpusSplit {
    func part(_ text: String, _ limit: Int?) -> String {
      limit.map { String(String.UnicodeScalarView(text.unicodeScalars.prefix($0))) } ?? text
    }
    return CorpusSplit(
      name: name, fileHash: fileHash, training: part(self.training, training),
      validation: part(self.validation, validation))
  }
}
