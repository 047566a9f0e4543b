import Exercise_06_2
import Tensors

public enum PreNormBlock: PreNormBlockExercise {
  public static func block(
    _ x: Tensor, norm1: (Tensor) -> Tensor, attention: (Tensor) -> Tensor,
    norm2: (Tensor) -> Tensor, mlp: (Tensor) -> Tensor
  ) throws -> Tensor {
    let attended = x + attention(norm1(x))  // [time, width]
    return attended + mlp(norm2(attended))
  }
}
