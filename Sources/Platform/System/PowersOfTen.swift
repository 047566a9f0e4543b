/// Returns ten to a whole power, correctly rounded, as the literal would be; 0 below all numbers.
public func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 0 }
