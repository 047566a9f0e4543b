/// An object of JSON with its members in their order.
///
/// Not a dictionary, which would lose members whose names Swift's `String` holds to be equal, such as the
/// two ways to write `Å`, which are two tokens of a vocabulary.
public struct JSONObject: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  /// A name and what it stands for.
  public struct Member: Equatable, Sendable {
    /// The name.
    public var name: String
    /// What it stands for.
    public var value: JSONValue

    /// Makes a member.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The members, in order.
  public private(set) var members: [Member]

  /// Makes an object of members whose names differ in their bytes.
  init(members: [Member]) {
    self.members = members
  }

  /// Makes an object; of a name that is there twice, the last counts.
  ///
  /// - Complexity: O(elements²); use `append` for many.
  public init(_ elements: [(String, JSONValue)] = []) {
    members = []
    for (name, value) in elements { self[name] = value }
  }

  /// Makes an object; of a name that is there twice, the last counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements)
  }

  /// Adds a member.
  ///
  /// - Precondition: There is none of that name; nobody looks.
  public mutating func append(_ name: String, _ value: JSONValue) {
    members.append(Member(name, value))
  }

  /// What a name stands for, compared by its bytes; nil where there is no such member.
  ///
  /// - Complexity: O(members).
  public subscript(name: String) -> JSONValue? {
    get { place(of: name).map { members[$0].value } }
    set {
      switch (place(of: name), newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): append(name, value)
      case (nil, nil): break
      }
    }
  }

  private func place(of name: String) -> Int? {
    members.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
  }
}
