;; Products of whole numbers, eight or sixteen at a time. All places are in bytes; products.ts says what lies where.
;; scripts/kernels.mjs makes products-kernel.ts of this.
(module
  (memory (import "core" "memory") 1)

  ;; Writes rows of numbers, one byte each, in a row from $inputs on, two bytes each: times the factors of their columns.
  ;; From $rows to $end stands which, four bytes each.
  (func (export "gather") (param $rows i32) (param $end i32) (param $numbers i32) (param $width i32) (param $factors i32) (param $inputs i32)
    (local $at i32)
    (local $factor i32)
    (local $factorsEnd i32)
    (local.set $factorsEnd (i32.add (local.get $factors) (i32.shl (local.get $width) (i32.const 1))))
    (loop $next
      (local.set $at
        (i32.add (local.get $numbers) (i32.mul (i32.load (local.get $rows)) (local.get $width))))
      (local.set $factor (local.get $factors))
      (loop $eights
        (v128.store (local.get $inputs)
          (i16x8.mul (v128.load8x8_s (local.get $at)) (v128.load (local.get $factor))))
        (local.set $inputs (i32.add (local.get $inputs) (i32.const 16)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br_if $eights
          (i32.lt_u
            (local.tee $factor (i32.add (local.get $factor) (i32.const 16)))
            (local.get $factorsEnd))))
      (br_if $next
        (i32.lt_u
          (local.tee $rows (i32.add (local.get $rows) (i32.const 4)))
          (local.get $end)))))

  ;; For each column from $sums to $sumsEnd the sum of the inputs from $inputs to $end, two bytes each, times its weights.
  (func (export "multiply") (param $inputs i32) (param $end i32) (param $weights i32) (param $sums i32) (param $sumsEnd i32)
    (local $at i32)
    (local $two v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $columns
      (local.set $a (v128.const i32x4 0 0 0 0))
      (local.set $b (v128.const i32x4 0 0 0 0))
      (local.set $c (v128.const i32x4 0 0 0 0))
      (local.set $d (v128.const i32x4 0 0 0 0))
      (local.set $at (local.get $inputs))
      (loop $twos
        (local.set $two (v128.load32_splat (local.get $at)))
        (local.set $a (i32x4.add (local.get $a)
          (i32x4.dot_i16x8_s (local.get $two) (v128.load8x8_s (local.get $weights)))))
        (local.set $b (i32x4.add (local.get $b)
          (i32x4.dot_i16x8_s (local.get $two) (v128.load8x8_s offset=8 (local.get $weights)))))
        (local.set $c (i32x4.add (local.get $c)
          (i32x4.dot_i16x8_s (local.get $two) (v128.load8x8_s offset=16 (local.get $weights)))))
        (local.set $d (i32x4.add (local.get $d)
          (i32x4.dot_i16x8_s (local.get $two) (v128.load8x8_s offset=24 (local.get $weights)))))
        (local.set $weights (i32.add (local.get $weights) (i32.const 32)))
        (br_if $twos
          (i32.lt_u
            (local.tee $at (i32.add (local.get $at) (i32.const 4)))
            (local.get $end))))
      (v128.store (local.get $sums) (local.get $a))
      (v128.store offset=16 (local.get $sums) (local.get $b))
      (v128.store offset=32 (local.get $sums) (local.get $c))
      (v128.store offset=48 (local.get $sums) (local.get $d))
      (br_if $columns
        (i32.lt_u
          (local.tee $sums (i32.add (local.get $sums) (i32.const 64)))
          (local.get $sumsEnd))))))
