#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// One client: its request comes in whole, or not at all, before the server behind the gate hears of it.
struct GateConnection {
  /// How far it is.
  enum Stage: Equatable {
    /// The request is coming in.
    case reading
    /// It is whole, and waits for its turn.
    case waiting
    /// It goes to the server, and the response to the client.
    case answering
    /// All is sent; what the client still sends is thrown away, so that it can read to the end.
    case leaving
    /// Nothing is left to do.
    case gone
  }

  private(set) var stage = Stage.reading
  private(set) var client: Int32
  private(set) var server: Int32 = -1
  private var reader: RequestReader
  private var toServer: ArraySlice<UInt8> = []
  private var toClient: ArraySlice<UInt8> = []
  private var serverHasEnded = false
  private var deadline: Double
  private let limits: GateLimits
  private static let bufferSize = 65_536

  init(client: Int32, now: Double, limits: GateLimits) {
    self.client = client
    self.limits = limits
    reader = RequestReader(limits: limits)
    deadline = now + limits.readSeconds
  }

  /// The bytes of a request that is not complete.
  var pendingBytes: Int { stage == .reading ? reader.bytes.count : 0 }

  /// What to wait for on the client's side.
  var clientEvents: Int16 {
    switch stage {
    case .reading, .leaving: Int16(POLLIN)
    case .answering where !toClient.isEmpty: Int16(POLLOUT)
    case .waiting, .answering, .gone: 0
    }
  }

  /// What to wait for on the server's side.
  var serverEvents: Int16 {
    guard stage == .answering else { return 0 }
    var events: Int16 = 0
    if !toServer.isEmpty { events |= Int16(POLLOUT) }
    if !serverHasEnded, toClient.count < Self.bufferSize { events |= Int16(POLLIN) }
    return events
  }

  // MARK: - What happens

  /// Ends what takes too long.
  mutating func check(now: Double) {
    guard now > deadline else { return }
    if stage == .reading {
      refuse(Refusal(408, "The request took longer than \(Int(limits.readSeconds)) s."), now: now)
    } else {
      close()
    }
  }

  /// Hands the request to the server.
  mutating func answer(through server: Int32, now: Double) {
    self.server = server
    stage = .answering
    deadline = now + limits.stallSeconds + 15
  }

  /// Takes what `poll` says of the client.
  mutating func clientIsReady(
    _ events: Int16, buffer: UnsafeMutableRawBufferPointer, now: Double
  ) {
    if events & Int16(POLLERR | POLLNVAL) != 0 { return close() }
    switch stage {
    case .reading:
      readRequest(buffer, now: now)
    case .leaving:
      if case .ended = SystemSocket.read(client, into: buffer) { close() }
    case .answering:
      // POLLHUP comes when both directions are closed: nobody reads the response.
      if events & Int16(POLLHUP) != 0 { return close() }
      writeResponse(now: now)
    case .waiting:
      if events & Int16(POLLHUP) != 0 { close() }
    case .gone:
      break
    }
  }

  /// Takes what `poll` says of the server.
  mutating func serverIsReady(
    _ events: Int16, buffer: UnsafeMutableRawBufferPointer, now: Double
  ) {
    guard stage == .answering else { return }
    if !toServer.isEmpty {
      switch SystemSocket.write(toServer, to: server) {
      case .some(let count): toServer = toServer.dropFirst(count)
      case .later: break
      case .ended: return close()
      }
    }
    if events & Int16(POLLIN | POLLHUP | POLLERR) != 0, toClient.count < Self.bufferSize {
      switch SystemSocket.read(server, into: buffer) {
      case .some(let count): toClient += buffer[..<count]
      case .later: break
      case .ended: serverHasEnded = true
      }
    }
    writeResponse(now: now)
  }

  /// Closes both sides.
  mutating func close() {
    closeServer()
    if client >= 0 { systemClose(client) }
    client = -1
    (toServer, toClient) = ([], [])
    stage = .gone
  }

  /// Sends a refusal of the gate's own.
  mutating func refuse(_ refusal: Refusal, now: Double) {
    // It fits into the socket's buffer: nobody waits for a client that doesn't read it.
    _ = SystemSocket.write(refusal.response[...], to: client)
    leave(now: now)
  }

  // MARK: - Parts

  private mutating func readRequest(_ buffer: UnsafeMutableRawBufferPointer, now: Double) {
    switch SystemSocket.read(client, into: buffer) {
    case .later: return
    case .ended: return close()
    case .some(let count):
      do throws(Refusal) {
        guard let request = try reader.take(buffer[..<count]) else { return }
        toServer = request[...]
        reader = RequestReader(limits: limits)
        stage = .waiting
        deadline = now + limits.stallSeconds
      } catch {
        refuse(error, now: now)
      }
    }
  }

  private mutating func writeResponse(now: Double) {
    while !toClient.isEmpty {
      switch SystemSocket.write(toClient, to: client) {
      case .some(let count):
        toClient = toClient.dropFirst(count)
        deadline = now + limits.stallSeconds
      case .later: return
      case .ended: return close()
      }
    }
    if serverHasEnded { leave(now: now) }
  }

  private mutating func leave(now: Double) {
    closeServer()
    shutdown(client, Int32(SHUT_WR))
    stage = .leaving
    deadline = now + 2
  }

  private mutating func closeServer() {
    if server >= 0 { systemClose(server) }
    server = -1
  }
}

/// The system's `close`, whose name a method hides.
private func systemClose(_ descriptor: Int32) {
  close(descriptor)
}
