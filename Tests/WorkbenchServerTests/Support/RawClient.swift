import Foundation

/// What came back.
struct RawResponse {
  let text: String

  /// The status; 0 where the connection was closed without a word.
  var status: Int {
    let words = text.prefix(20).split(separator: " ")
    return words.count > 1 ? Int(words[1]) ?? 0 : 0
  }

  var body: String {
    text.firstRange(of: "\r\n\r\n").map { String(text[$0.upperBound...]) } ?? ""
  }

  /// The value of a header, as it was sent.
  func header(_ name: String) -> String? {
    text.split(separator: "\r\n").first { $0.hasPrefix(name + ": ") }
      .map { String($0.dropFirst(name.utf8.count + 2)) }
  }
}

/// A client that sends whatever it is told, and waits at most 5 s.
enum RawClient {
  static func connect(_ port: UInt16) -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var time = timeval(tv_sec: 5, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if connected != 0 {
      close(descriptor)
      return -1
    }
    return descriptor
  }

  @discardableResult
  static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int {
    Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Does work that waits on a thread of its own: those of the server must not wait for its clients.
  static func apart<Result: Sendable>(
    _ work: @escaping @Sendable () -> Result
  ) async -> Result {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: work()) }
    }
  }

  static func exchange(_ port: UInt16, _ text: String) async -> RawResponse {
    await apart {
      let descriptor = connect(port)
      guard descriptor >= 0 else { return RawResponse(text: "") }
      defer { close(descriptor) }
      send(Array(text.utf8), to: descriptor)
      return RawResponse(text: String(decoding: receive(descriptor), as: UTF8.self))
    }
  }

  static func receive(_ descriptor: Int32) -> [UInt8] {
    var (all, buffer): ([UInt8], [UInt8]) = ([], [UInt8](repeating: 0, count: 65_536))
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return all }
      all += buffer[..<count]
    }
  }
}
