import Platform

/// The same things said in English and in Korean, and GPT-2's merges where they are installed.
public struct LanguageSamples: Sendable {
  /// English lines.
  public let english: [String]
  /// Korean lines, each a translation of the English one in its place or one from the same pages.
  public let korean: [String]
  /// Where the sentences come from.
  public let source: String
  /// GPT-2's tokenizer; nil where its merges are not installed.
  public let gpt2: BytePairTokenizer?

  /// The script that fetches what is missing.
  public static let script = "Scripts/language_samples.sh"

  /// Reads what the script has put into the cache.
  ///
  /// - Parameters:
  ///   - mergesPath: What `--merges` was given, if anything.
  ///   - environment: The process's environment, which says where the cache is.
  ///   - limit: How many lines of each language at most.
  /// - Throws: `CorpusError` or `TokenizerError` where a file is there but not what it should be.
  public init(mergesPath: String?, environment: [String: String], limit: Int) throws {
    let bible = KingJamesBible.cachePath(environment: environment) ?? "/none"
    let folder = FilePath.folder(of: bible) + "/language-samples/"
    func isThere(_ name: String) -> Bool { FileSystem.exists(folder + name) }
    func lines(_ name: String) throws -> [String] {
      try Corpus(contentsOf: folder + name).text.split(separator: "\n").prefix(limit)
        .map { String($0) }
    }
    if isThere("english.txt"), isThere("korean.txt") {
      (english, korean) = (try lines("english.txt"), try lines("korean.txt"))
      source = "GNOME's help"
    } else {
      (english, korean) = (Self.sentences.map(\.0), Self.sentences.map(\.1))
      source = "\(Self.sentences.count) sentences"
    }
    let path = mergesPath ?? (isThere("vocab.bpe") ? folder + "vocab.bpe" : nil)
    gpt2 = try path.map { path in
      try BytePairTokenizer(mergesFile: Array(Corpus(contentsOf: path).text.utf8))
    }
  }

  /// What stands in for the help pages.
  private static let sentences = [
    ("The sea is quiet this morning.", "오늘 아침 바다는 조용하다."),
    ("My sister reads a book every evening.", "내 동생은 저녁마다 책을 읽는다."),
    ("The train to the city leaves at nine.", "도시로 가는 기차는 아홉 시에 떠난다."),
    ("We planted an apple tree behind the house.", "우리는 집 뒤에 사과나무를 심었다."),
    ("A good question is half of the answer.", "좋은 질문은 대답의 절반이다."),
    ("It has been raining since yesterday.", "어제부터 비가 내리고 있다."),
    ("The children are playing in the yard.", "아이들이 마당에서 놀고 있다."),
    ("Please write your name on this paper.", "이 종이에 이름을 써 주세요."),
    ("I forgot where I put the key.", "열쇠를 어디에 두었는지 잊어버렸다."),
    ("The old bridge was built of stone.", "오래된 다리는 돌로 지어졌다."),
    ("Tomorrow we will climb the mountain.", "내일 우리는 산에 오를 것이다."),
    ("Learning a language takes time.", "언어를 배우는 데는 시간이 걸린다."),
  ]

  /// One pair that the pictures show.
  public static let shown = (
    english: "And God said, Let there be light: and there was light.",
    korean: "하나님이 가라사대 빛이 있으라 하시매 빛이 있었고"
  )
}
