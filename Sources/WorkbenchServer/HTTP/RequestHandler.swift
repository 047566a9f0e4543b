import NIOCore
import NIOHTTP1

/// One client: its request comes in whole, or not at all, before anybody hears of it.
///
/// A connection serves one request. What follows it is thrown away.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// How far it is.
  enum Stage {
    /// The request is coming in.
    case reading
    /// It is whole, and waits for its turn.
    case waiting
    /// It is being answered.
    case answering
    /// All is sent; what the client still sends is thrown away, so that it can read to the end.
    case leaving
    /// Nothing is left to do.
    case gone
  }

  /// How much of an answer is sent before the client has to have taken some.
  private static let pieceSize = 65_536

  private(set) var stage = Stage.reading
  private let table: ConnectionTable
  private var context: ChannelHandlerContext?
  private var request: Request?
  private var answerRest = ByteBuffer()
  private var deadline: Scheduled<Void>?

  init(table: ConnectionTable) {
    self.table = table
  }

  /// The bytes of a body that is not complete.
  var pendingBytes: Int { stage == .reading ? request?.body.count ?? 0 : 0 }

  // MARK: - What the channel tells

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  func channelActive(context: ChannelHandlerContext) {
    table.add(self)
    setDeadline(table.limits.readSeconds)
  }

  func channelInactive(context: ChannelHandlerContext) { forget() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard stage == .reading else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      do throws(Refusal) {
        request = try Request(head: head)
        try Request.checkBody(of: head, limit: table.limits.bodyBytes)
      } catch {
        send(.refusal(error))
      }
    case .body(let part):
      request?.body += part.readableBytesView
      table.limitPendingBytes()
    case .end:
      stage = .waiting
      setDeadline(table.limits.stallSeconds)
      readsOn(false)
      table.answerWaiting()
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else { return close() }
    // Behind a whole request nobody cares for what comes.
    guard stage == .reading else { return }
    switch error {
    case .invalidEOFState: close()
    case .headerOverflow:
      let limits = table.limits
      send(
        .refusal(
          Refusal(
            431,
            """
            Request line and headers take more than \(limits.headBytes) bytes, or there are more than \
            \(limits.headerCount) headers.
            """)))
    default: send(.refusal(.malformed))
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    // A client that sends no more may still read its answer.
    guard case .inputClosed = event as? ChannelEvent else { return }
    if stage == .reading || stage == .leaving { close() }
  }

  // MARK: - What is done

  /// Has the request answered.
  func beginAnswer() {
    guard stage == .waiting, let context, let request else { return }
    stage = .answering
    setDeadline(table.limits.answerSeconds)
    let answer = table.answer
    context.eventLoop.makeFutureWithTask { await answer(request) }.assumeIsolated()
      .whenSuccess { [weak self] answer in
        guard let self, stage == .answering else { return }
        send(answer)
      }
  }

  /// Closes both directions.
  func close() {
    let context = context
    forget()
    context?.close(promise: nil)
  }

  private func send(_ answer: Answer) {
    guard let context else { return }
    stage = .answering
    readsOn(false)
    request = nil
    answerRest = ByteBuffer(bytes: answer.body)
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status),
      headers: Self.headers(of: answer))
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    sendPiece()
  }

  /// Sends the next piece of the answer; the one after it follows when the client has taken this one.
  private func sendPiece() {
    guard stage == .answering, let context else { return }
    setDeadline(table.limits.stallSeconds)
    let size = min(answerRest.readableBytes, Self.pieceSize)
    guard size > 0, let piece = answerRest.readSlice(length: size) else {
      let end = context.writeAndFlush(wrapOutboundOut(.end(nil)))
      end.assumeIsolated().whenComplete { [weak self] _ in self?.leave() }
      return
    }
    let sent = context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(piece))))
    sent.assumeIsolated().whenComplete { [weak self] result in
      switch result {
      case .success: self?.sendPiece()
      case .failure: self?.close()
      }
    }
  }

  private static func headers(of answer: Answer) -> HTTPHeaders {
    var headers = HTTPHeaders(ResponseHeaders.safe)
    headers.add(name: "Content-Type", value: answer.type)
    headers.add(name: "Content-Length", value: "\(answer.body.count)")
    // What a page shows changes with every run, and belongs to its reader alone.
    headers.add(name: "Cache-Control", value: "no-store")
    headers.add(name: "Connection", value: "close")
    for (name, value) in answer.headers.sorted(by: { $0.key < $1.key }) {
      headers.replaceOrAdd(name: name, value: value)
    }
    return headers
  }

  private func leave() {
    guard stage == .answering, let context else { return }
    stage = .leaving
    context.close(mode: .output, promise: nil)
    setDeadline(table.limits.leaveSeconds)
    readsOn(true)
    table.answerWaiting()
  }

  private func forget() {
    guard stage != .gone else { return }
    stage = .gone
    deadline?.cancel()
    request = nil
    answerRest.clear()
    table.remove(self)
  }

  private func readsOn(_ isOn: Bool) {
    _ = context?.channel.setOption(.autoRead, value: isOn)
  }

  private func setDeadline(_ seconds: Double) {
    deadline?.cancel()
    let delay = TimeAmount.milliseconds(Int64(1000 * seconds))
    deadline = context?.eventLoop.assumeIsolated().scheduleTask(in: delay) { [weak self] in
      self?.timeIsUp()
    }
  }

  private func timeIsUp() {
    guard stage == .reading else { return close() }
    let seconds = Int(table.limits.readSeconds)
    send(.refusal(Refusal(408, "The request took longer than \(seconds) s.")))
  }
}
