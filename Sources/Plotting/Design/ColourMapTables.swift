/// The tables of the perceptually uniform colour maps: every third of their 256 colours, `RRGGBB`, dark
/// to light, so that the steps of lightness are larger than the rounding of 8 bits.
///
/// - Reference: viridis and magma by Smith and van der Walt (released to the public domain, CC0);
///   cividis by [Nuñez, Anderton and Renslow, 2018](https://doi.org/10.1371/journal.pone.0199239).
enum ColourMapTables {
  static let viridis = decode(
    """
    440154450559460a5d470e61471365481769481b6d481f70482374482677472a7a472e7c46327e453581443983\
    433d844240864144873f47883e4a893d4e8a3b518b3a548c38588c375b8d355e8d34618d32648e31678e306a8e\
    2e6d8e2d708e2c728e2b758e2a788e297b8e277e8e26818e25838e24868e23898e228c8d218f8d20928c1f948c\
    1f978b1f9a8a1e9d891fa0881fa28721a58522a88425ab8227ad812ab07f2eb37c32b67a37b8783bbb7540bd72\
    46c06f4cc26c52c56958c7655ec96265cb5e6ccd5a73d0567ad15181d34d89d54890d74398d83ea0da39a8db34\
    b0dd2fb8de29c0df25c8e020d0e11cd8e219dfe318e7e419efe51cf6e620fde725
    """)

  static let magma = decode(
    """
    00000401010802020d04041406051a0907200c0926100b2d130d34160f3b1a10421e11492211502712582c115f\
    31116536106b3b0f70400f744510774a10794f127b54137d59157e5d177f621980671b806b1d81701f81752181\
    7922827e24828326818827818c2981912b81962c809b2e7fa02f7fa5317eaa337dae347bb3367ab83779bd3977\
    c23b75c73d73cc3f71d0416fd5446dd9466bde4968e24d66e55064e95462ec5860ef5d5ef2625df4675cf66c5c\
    f7725cf9785dfa7d5efb835ffc8961fc8e64fd9467fd9a6afe9f6dfea571feaa74feb078feb67cfebb81fec185\
    fec68afecc8ffed194fed799fddc9efde2a3fde7a9fcecaefcf2b4fcf7b9fcfdbf
    """)

  static let cividis = decode(
    """
    00224e00255300275800295d002b62002d68002f6d0031700533710f35701637701c396f213b6e263d6e2a3f6d\
    2e416d32436d35456c39486c3c4a6c3f4c6c424e6c45506c48526c4b546c4e566c51586d545a6d565c6d595e6e\
    5c616e5e636f61656f646770666970696b716c6d726e6f737172747374757676767878777b7a787e7c78807f78\
    8381798683798985788c88788f8a78928c78948e779791779a93769d9576a09875a39a74a69c74a99f73aca172\
    afa471b3a670b6a96fb9ab6dbcae6cbfb06bc2b369c5b568c8b866ccba64cfbd62d2c060d5c25ed9c55cdcc859\
    dfca57e2cd54e6d051e9d34eedd54af0d846f3db42f7de3efbe138fee434fee838
    """)

  private static func decode(_ digits: String) -> [Colour] {
    var colours: [Colour] = []
    var number: UInt32 = 0
    for (index, digit) in digits.utf8.enumerated() {
      let value = digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - 87
      number = number << 4 | UInt32(value)
      if index % 6 == 5 {
        colours.append(Colour(hex: number))
        number = 0
      }
    }
    return colours
  }
}
