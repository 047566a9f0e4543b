#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The few calls on sockets that the gate makes, none of which waits.
enum SystemSocket {
  /// What became of reading or writing.
  enum Transfer {
    case some(Int)
    case later
    case ended
  }

  /// Listens on 127.0.0.1, and on nothing else.
  ///
  /// - Parameter port: The port; 0 for any that is free.
  /// - Returns: The socket and its port.
  /// - Throws: `ServeError` where the port is not to be had.
  static func listen(port: UInt16) throws(ServeError) -> (descriptor: Int32, port: UInt16) {
    let descriptor = try make(AF_INET)
    var yes: Int32 = 1
    setsockopt(
      descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, size) == 0 && systemListen(descriptor, 512) == 0 ? 0 : errno
      }
    }
    guard code == 0 else {
      close(descriptor)
      throw ServeError.cannotListen(port: port, code: code)
    }
    var length = size
    let found = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length)
      }
    }
    guard found == 0 else { throw ServeError.system("The port can't be read", errno) }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  /// Takes the next connection; nil where there is none, or no descriptor for it.
  static func accept(_ listener: Int32) -> Int32? {
    let descriptor = systemAccept(listener)
    guard descriptor >= 0 else { return nil }
    prepare(descriptor)
    return descriptor
  }

  /// Connects to the socket of a path; nil, and `errno`, where its queue is full or nobody listens.
  static func connect(toPath path: String) -> Int32? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let capacity = MemoryLayout.size(ofValue: address.sun_path)
    guard path.utf8.count < capacity, let descriptor = try? make(AF_UNIX) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        systemConnect(descriptor, $0, size) == 0
      }
    }
    if connected { return descriptor }
    let code = errno
    close(descriptor)
    errno = code
    return nil
  }

  /// Reads what there is.
  static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
    transfer(recv(descriptor, buffer.baseAddress, buffer.count, 0))
  }

  /// Writes what fits.
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Transfer {
    #if canImport(Darwin)
    let flags: Int32 = 0  // SO_NOSIGPIPE is set.
    #else
    let flags = Int32(MSG_NOSIGNAL)
    #endif
    return bytes.withUnsafeBytes { transfer(send(descriptor, $0.baseAddress, $0.count, flags)) }
  }

  /// Raises the number of descriptors that this process may have.
  ///
  /// - Returns: How many it may have.
  static func raiseDescriptorLimit(to wanted: Int) -> Int {
    var limit = rlimit()
    #if canImport(Darwin)
    let resource = RLIMIT_NOFILE
    #else
    let resource = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
    #endif
    guard getrlimit(resource, &limit) == 0 else { return 256 }
    if limit.rlim_cur < rlim_t(wanted) {
      limit.rlim_cur = min(rlim_t(wanted), limit.rlim_max)
      setrlimit(resource, &limit)
      getrlimit(resource, &limit)
    }
    return Int(min(limit.rlim_cur, rlim_t(wanted)))
  }

  private static func transfer(_ count: Int) -> Transfer {
    if count > 0 { return .some(count) }
    if count < 0, errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR { return .later }
    return .ended
  }

  private static func make(_ family: Int32) throws(ServeError) -> Int32 {
    #if canImport(Darwin)
    let descriptor = socket(family, SOCK_STREAM, 0)
    #else
    let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    guard descriptor >= 0 else { throw ServeError.system("No socket can be made", errno) }
    prepare(descriptor)
    return descriptor
  }

  private static func prepare(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    #if canImport(Darwin)
    var yes: Int32 = 1
    setsockopt(
      descriptor, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    #endif
  }
}

// The system's calls whose names the methods above hide.

private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 {
  listen(descriptor, backlog)
}

private func systemAccept(_ descriptor: Int32) -> Int32 { accept(descriptor, nil, nil) }

private func systemConnect(
  _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t
) -> Int32 {
  connect(descriptor, address, size)
}
