import NIOCore
import NIOHTTP1
import NIOPosix
import WorkbenchProject

/// The only door to the page: it listens on 127.0.0.1, and on nothing else.
///
/// SwiftNIO's parser reads the requests; what a client may send, and how long it may take, is in
/// ``RequestLimits``. One event loop, which is one thread, serves all clients: answers are made elsewhere.
final class Listener: Sendable {
  /// The port that it listens on.
  let port: UInt16

  private let group: MultiThreadedEventLoopGroup
  private let channel: any Channel
  private let table: NIOLoopBoundBox<ConnectionTable>

  /// Takes the port, but answers nobody before ``open(answer:)``.
  ///
  /// - Parameters:
  ///   - port: The port; 0 for any that is free.
  ///   - limits: What a client may do.
  /// - Throws: `WorkbenchError` where the port can't be taken.
  init(port: UInt16, limits: RequestLimits = RequestLimits()) async throws(WorkbenchError) {
    var limits = limits
    let descriptors = DescriptorLimit.raise(to: 4096)
    // One for each client; half as many again for files and children.
    limits.connections = max(16, min(limits.connections, (descriptors - 2 * limits.answered) / 2))
    group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let table = NIOLoopBoundBox.makeBoxSendingValue(
      ConnectionTable(limits: limits), eventLoop: group.next())
    self.table = table
    let decoding = Self.decoding(limits)
    do {
      channel = try await Self.bootstrap(group) { channel in
        try channel.pipeline.syncOperations.addHandlers([
          HTTPResponseEncoder(),
          ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: decoding)),
          RequestHandler(table: table.value),
        ])
      }.bind(host: "127.0.0.1", port: Int(port)).get()
    } catch {
      try? await group.shutdownGracefully()
      throw .cannotListen(port: port, code: (error as? IOError)?.errnoCode ?? 0)
    }
    self.port = channel.localAddress?.port.flatMap { UInt16(exactly: $0) } ?? port
  }

  private static func decoding(_ limits: RequestLimits) -> NIOHTTPDecoderLimitConfiguration {
    var decoding = NIOHTTPDecoderLimitConfiguration()
    decoding.maxHeaderFieldSize = limits.headBytes
    decoding.maxHeaderListSize = limits.headBytes
    decoding.maxHeaderFieldCount = limits.headerCount
    return decoding
  }

  private static func bootstrap(
    _ group: MultiThreadedEventLoopGroup,
    prepare: @escaping @Sendable (any Channel) throws -> Void
  ) -> ServerBootstrap {
    ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 512)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelOption(.autoRead, value: false)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try prepare(channel) }
      }
  }

  /// Begins to answer.
  ///
  /// - Parameter answer: Makes the answer to a whole, well-formed request.
  /// - Throws: What SwiftNIO says where the port was closed meanwhile.
  func open(answer: @escaping @Sendable (Request) async -> Answer) async throws {
    try await group.next().submit { [table] in table.value.answer = answer }.get()
    try await channel.setOption(.autoRead, value: true).get()
  }

  /// Closes the port and all connections.
  func stop() async {
    try? await group.shutdownGracefully()
  }
}
