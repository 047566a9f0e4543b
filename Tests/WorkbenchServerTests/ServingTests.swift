import Testing

/// The tests that start servers, one after the other: each measures how fast one answers.
@Suite(.serialized) enum ServingTests {}
