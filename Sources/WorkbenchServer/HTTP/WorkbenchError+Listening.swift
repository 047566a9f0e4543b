import Platform
import WorkbenchProject

extension WorkbenchError {
  /// The port can't be taken.
  static func cannotListen(port: UInt16, code: Int32) -> WorkbenchError {
    switch code {
    case EADDRINUSE:
      WorkbenchError(
        """
        Port \(port) is taken: another program listens there, perhaps another workbench. Give --port \
        another number, or 0 for any that is free.
        """)
    case EACCES:
      WorkbenchError(
        "Port \(port) is for the system's own programs: give --port 1024 or higher.")
    default:
      WorkbenchError("Port \(port) can't be opened: \(String(cString: strerror(code))).")
    }
  }
}
