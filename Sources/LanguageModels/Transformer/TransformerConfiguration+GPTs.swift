/// The shapes of the GPTs, as their papers give them; the first has no normalisation at the end, which is
/// not taken away here.
///
/// - Reference: ["Improving Language Understanding by Generative Pre-Training"](https://cdn.openai.com/research-covers/language-unsupervised/language_understanding_paper.pdf);
///   ["Language Models are Unsupervised Multitask Learners"](https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf);
///   ["Language Models are Few-Shot Learners"](https://arxiv.org/abs/2005.14165).
extension TransformerConfiguration {
  // snippet: gpts
  /// GPT-1, 2018.
  public static let gpt1 = TransformerConfiguration(
    vocabularySize: 40_478, contextLength: 512, layerCount: 12, headCount: 12, width: 768)
  /// The largest GPT-2, 2019.
  public static let gpt2 = TransformerConfiguration(
    vocabularySize: 50_257, contextLength: 1024, layerCount: 48, headCount: 25, width: 1600)
  /// The largest GPT-3, 2020.
  public static let gpt3 = TransformerConfiguration(
    vocabularySize: 50_257, contextLength: 2048, layerCount: 96, headCount: 96, width: 12_288)
  // end snippet

  /// How many numbers the tables of tokens and positions have.
  ///
  /// Scaling laws leave them out, since they grow with the vocabulary and not with what is learned about
  /// the language: ["Scaling Laws for Neural Language Models"](https://arxiv.org/abs/2001.08361).
  public var tableParameterCount: Int {
    (vocabularySize + (parts.contains(.positions) ? contextLength : 0)) * width
  }
}
