import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The only door to the page: it listens on 127.0.0.1, and passes on whole, well-formed requests.
///
/// FlyingFox has no limit on the size of a request's head, and none on the time that a client takes to
/// send it. So it listens on a socket in a private folder, and this loop, on a thread of its own, stands
/// in front: it reads each request within ``GateLimits``, parses it strictly, and sends it on rewritten, one
/// request a connection. Slow, endless and malformed clients never reach the server.
final class Gate: Sendable {
  /// The port that it listens on.
  let port: UInt16

  private let listener: Int32
  private let serverPath: String
  private let limits: GateLimits
  private let isStopped = Atomic(false)

  /// Listens, but answers nobody before ``open()``.
  ///
  /// - Parameters:
  ///   - port: The port; 0 for any that is free.
  ///   - serverPath: The path of the socket that the server listens on.
  ///   - limits: What a client may do.
  /// - Throws: `ServeError` where the port is not to be had.
  init(port: UInt16, serverPath: String, limits: GateLimits = GateLimits()) throws(ServeError) {
    var limits = limits
    let descriptors = SystemSocket.raiseDescriptorLimit(to: 4096)
    // One for each client; half as many again for the server's files and children.
    limits.connections = max(16, min(limits.connections, (descriptors - 2 * limits.answered) / 2))
    self.limits = limits
    self.serverPath = serverPath
    (listener, self.port) = try SystemSocket.listen(port: port)
  }

  /// Answers, on a thread of its own, until ``stop()``.
  func open() {
    let thread = Thread { self.run() }
    thread.name = "gate"
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Stops within a tenth of a second.
  func stop() {
    isStopped.store(true, ordering: .sequentiallyConsistent)
  }

  private func run() {
    let start = ContinuousClock.now
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    var connections: [GateConnection] = []
    var polled: [pollfd] = []
    defer {
      for index in connections.indices { connections[index].close() }
      close(listener)
      buffer.deallocate()
    }
    while !isStopped.load(ordering: .sequentiallyConsistent) {
      polled.removeAll(keepingCapacity: true)
      polled.append(pollfd(fd: listener, events: Int16(POLLIN), revents: 0))
      for connection in connections {
        polled.append(pollfd(fd: connection.client, events: connection.clientEvents, revents: 0))
        // Negative descriptors are passed over: an end that nobody can take up yet would wake us always.
        let events = connection.serverEvents
        polled.append(
          pollfd(fd: events == 0 ? -1 : connection.server, events: events, revents: 0))
      }
      let hasWaiting = connections.contains { $0.stage == .waiting }
      guard poll(&polled, nfds_t(polled.count), hasWaiting ? 5 : 100) >= 0 || errno == EINTR else {
        return
      }
      let now = (ContinuousClock.now - start) / .seconds(1)
      for index in connections.indices {
        let (client, server) = (polled[1 + 2 * index].revents, polled[2 + 2 * index].revents)
        if server != 0 { connections[index].serverIsReady(server, buffer: buffer, now: now) }
        if client != 0 { connections[index].clientIsReady(client, buffer: buffer, now: now) }
        connections[index].check(now: now)
      }
      if polled[0].revents != 0 { accept(into: &connections, now: now) }
      passOn(&connections, now: now)
      limitPendingBytes(&connections)
      connections.removeAll { $0.stage == .gone }
    }
  }

  private func accept(into connections: inout [GateConnection], now: Double) {
    for _ in 0..<64 {
      guard let client = SystemSocket.accept(listener) else {
        // Without descriptors, somebody has to go, or the listener would stay ready for ever.
        if errno == EMFILE || errno == ENFILE { closeOldest(&connections) }
        return
      }
      if connections.count(where: { $0.stage != .gone }) >= limits.connections {
        closeOldest(&connections)
      }
      connections.append(GateConnection(client: client, now: now, limits: limits))
    }
  }

  /// Closes the oldest connection that has not sent its request; else the oldest of all.
  private func closeOldest(_ connections: inout [GateConnection]) {
    let index =
      connections.firstIndex { $0.stage == .leaving }
      ?? connections.firstIndex { $0.stage == .reading }
      ?? connections.firstIndex { $0.stage != .gone }
    if let index { connections[index].close() }
  }

  private func passOn(_ connections: inout [GateConnection], now: Double) {
    var answered = connections.count { $0.stage == .answering }
    for index in connections.indices where connections[index].stage == .waiting {
      guard answered < limits.answered else { return }
      guard let server = SystemSocket.connect(toPath: serverPath) else { return }
      connections[index].answer(through: server, now: now)
      answered += 1
    }
  }

  private func limitPendingBytes(_ connections: inout [GateConnection]) {
    var total = connections.reduce(0) { $0 + $1.pendingBytes }
    while total > limits.pendingBytes {
      let largest = connections.indices.max {
        connections[$0].pendingBytes < connections[$1].pendingBytes
      }
      guard let largest else { return }
      total -= connections[largest].pendingBytes
      connections[largest].close()
    }
  }
}
