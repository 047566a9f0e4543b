/// Loops over raw memory: where the time of a training step goes.
///
/// Each fast kernel has a plain `…Reference` beside it that says what it computes; tests hold the two
/// together. Kernels trust their caller for shapes; the operations above them check.
///
/// How they are written follows from how Swift compiles: a scalar loop over unsafe pointers without
/// calls or traps becomes vector instructions; a sum over floats does not, since the compiler may not
/// reorder it, so sums use `SIMD16` accumulators.
package enum Kernels {}
