/// Every page of a text, every second one, every fourth and so on, so that all parts of the text are in
/// each smaller part of it.
///
/// - Parameters:
///   - tokens: The text.
///   - halvings: How many times it is halved; 0 for all of it.
///   - pageLength: How many tokens a page has.
/// - Returns: The pages, joined in their order.
public func spreadPages(
  of tokens: [Int32], halvings: Int, pageLength: Int = 2048
) -> [Int32] {
  stride(from: 0, to: tokens.count, by: pageLength << halvings).flatMap {
    tokens[$0..<min($0 + pageLength, tokens.count)]
  }
}
