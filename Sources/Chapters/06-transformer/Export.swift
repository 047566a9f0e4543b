import Experiments
import LanguageModels
import Tensors
import Text

extension TransformerExperiment {
  /// Step `export`: the model as files that other programs load, and that we read back.
  func export(_ page: Page) throws {
    // snippet: export
    let folder = try page.checkpoint(
      "checkpoint", of: trained, text.tokenizer, reading: seenTokens, withLoss: true)
    let read = try TransformerCheckpoint.read(from: folder)
    let ours = trained.model.logits(of: seenTokens, trained.parameters)  // [T, V]
    let theirs = read.model.logits(of: seenTokens, read.parameters)
    try page.metric("checkpoint_difference", ours.largestDifference(from: theirs))
    // end snippet
    page.say(
      """
      checkpoint/ holds model.safetensors, config.json and tokenizer.json, which \
      transformers.GPT2LMHeadModel.from_pretrained and tokenizers.Tokenizer.from_file load, and \
      reference.json, what they must compute: Scripts/check_checkpoint.py compares.
      """)
  }
}
