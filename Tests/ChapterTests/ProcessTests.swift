import Testing

/// Everything that starts a chapter's process: one after the other, since each uses all cores.
@Suite(.serialized)
enum ProcessTests {}
