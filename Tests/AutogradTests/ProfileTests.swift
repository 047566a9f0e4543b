import Autograd
import Tensors
import TestSupport
import Testing

@Suite("Profile")
struct ProfileTests {
  @Test("Each kind of operation is counted, with the products that its equations ask for")
  func counts() throws {
    let tape = Tape()
    let profile = Profile()
    tape.profile = profile
    let x = tape.variable(Tensor([6, 5], repeating: 0.1), needsGradient: true)
    let w = tape.variable(Tensor([5, 7], repeating: 0.1), needsGradient: true)
    tape.backward(from: x.linear(w).gelu().sum())
    let rows = profile.slowestFirst
    #expect(Set(rows.map(\.name)) == ["Linear", "GELU", "Sum"])
    let linear = try #require(rows.first { $0.name == "Linear" })
    #expect(linear.calls == 1)
    #expect(linear.multiplyAdds == 3 * 6 * 5 * 7)  // y, dx and dW
    #expect(linear.forwardSeconds > 0 && linear.backwardSeconds > 0)
    #expect(profile.products.map(\.multiplyAdds) == [210, 210, 210])
  }

  @Test("Attention's products are those of every block that the mask leaves")
  func attention() {
    let tape = Tape()
    let profile = Profile()
    tape.profile = profile
    let (heads, time, width) = (2, 128, 16)  // two blocks of 64
    let qkv = tape.variable(
      Tensor(Shape(1, time, 3 * width), repeating: 0.1), needsGradient: true)
    tape.backward(from: qkv.attention(heads: heads, isCausal: true).sum())
    // Seven products a block: two forwards; scores again, and four for the gradients.
    let block = 64 * (width / heads)
    #expect(
      profile.products.reduce(0) { $0 + $1.multiplyAdds } == heads * 7 * (block * 64 + block * 128))
  }

  @Test("Without a profile nothing is noted")
  func off() {
    let tape = Tape()
    let profile = Profile()
    tape.profile = profile
    tape.profile = nil
    let x = tape.variable(Tensor([3], repeating: 1), needsGradient: true)
    tape.backward(from: x.sum())
    #expect(profile.slowestFirst.isEmpty)
  }

  @Test("A replay runs every product, also where the memory must be used again")
  func replay() {
    let shapes = [
      Kernels.ProductShape(3, 4, 5), .init(4, 3, 5, .transposed),
      .init(3, 5, 4, .plain, .transposed),
    ]
    let count = 128
    let memory = UnsafeMutablePointer<Float>.allocate(capacity: count)
    defer { memory.deallocate() }
    memory.initialize(repeating: 1, count: count)
    Kernels.replay(shapes, memory: memory, count: count)
    // The first product alone tells: sums of four ones behind 12 + 20 floats, each rounded up to 16.
    #expect((0..<15).allSatisfy { memory[16 + 32 + $0] != 1 })
  }
}
