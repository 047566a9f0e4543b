/// What the elements of a tensor in a safetensors file are.
///
/// All types of the format are known, since the sizes of all tensors are checked when a file is
/// opened; values are read of `float32`, `float16` and `bfloat16` only.
public enum SafetensorsElementType: String, CaseIterable, Sendable {
  /// IEEE 754 binary64.
  case float64 = "F64"
  /// IEEE 754 binary32, what this project writes.
  case float32 = "F32"
  /// IEEE 754 binary16.
  case float16 = "F16"
  /// The upper half of a binary32.
  case bfloat16 = "BF16"
  /// 8 bits: 1 sign, 4 exponent, 3 mantissa.
  case float8E4M3 = "F8_E4M3"
  /// 8 bits: 1 sign, 5 exponent, 2 mantissa.
  case float8E5M2 = "F8_E5M2"
  /// 8 bits of exponent.
  case float8E8M0 = "F8_E8M0"
  /// 6 bits: 1 sign, 2 exponent, 3 mantissa.
  case float6E2M3 = "F6_E2M3"
  /// 6 bits: 1 sign, 3 exponent, 2 mantissa.
  case float6E3M2 = "F6_E3M2"
  /// 4 bits: 1 sign, 2 exponent, 1 mantissa.
  case float4 = "F4"
  /// Two binary32: real and imaginary part.
  case complex64 = "C64"
  /// Signed, 64 bits.
  case int64 = "I64"
  /// Signed, 32 bits.
  case int32 = "I32"
  /// Signed, 16 bits.
  case int16 = "I16"
  /// Signed, 8 bits.
  case int8 = "I8"
  /// Unsigned, 64 bits.
  case uint64 = "U64"
  /// Unsigned, 32 bits.
  case uint32 = "U32"
  /// Unsigned, 16 bits.
  case uint16 = "U16"
  /// Unsigned, 8 bits.
  case uint8 = "U8"
  /// One byte, 0 or 1.
  case boolean = "BOOL"

  /// The number of bits of an element.
  public var bitWidth: Int {
    switch self {
    case .float64, .int64, .uint64, .complex64: 64
    case .float32, .int32, .uint32: 32
    case .float16, .bfloat16, .int16, .uint16: 16
    case .float8E4M3, .float8E5M2, .float8E8M0, .int8, .uint8, .boolean: 8
    case .float6E2M3, .float6E3M2: 6
    case .float4: 4
    }
  }
}
