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
  (func $multiply (param $inputs i32) (param $end i32) (param $weights i32) (param $sums i32) (param $sumsEnd i32)
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
          (local.get $sumsEnd)))))

  ;; Adds to the totals from $totals to $totalsEnd, eight bytes each, what $span bytes of inputs say, at $stride further on
  ;; for each row of totals: their products, from $sums to $sumsEnd, times the scales of their columns.
  (func (export "add") (param $inputs i32) (param $stride i32) (param $span i32) (param $weights i32) (param $sums i32) (param $sumsEnd i32) (param $scales i32) (param $totals i32) (param $totalsEnd i32)
    (local $sum i32)
    (local $scale i32)
    (loop $places
      (call $multiply
        (local.get $inputs)
        (i32.add (local.get $inputs) (local.get $span))
        (local.get $weights)
        (local.get $sums)
        (local.get $sumsEnd))
      (local.set $sum (local.get $sums))
      (local.set $scale (local.get $scales))
      (loop $twos
        (v128.store (local.get $totals)
          (f64x2.add (v128.load (local.get $totals))
            (f64x2.mul
              (v128.load (local.get $scale))
              (f64x2.convert_low_i32x4_s (v128.load64_zero (local.get $sum))))))
        (local.set $totals (i32.add (local.get $totals) (i32.const 16)))
        (local.set $scale (i32.add (local.get $scale) (i32.const 16)))
        (br_if $twos
          (i32.lt_u
            (local.tee $sum (i32.add (local.get $sum) (i32.const 8)))
            (local.get $sumsEnd))))
      (local.set $inputs (i32.add (local.get $inputs) (local.get $stride)))
      (br_if $places (i32.lt_u (local.get $totals) (local.get $totalsEnd)))))

  ;; Writes the totals from $totals to $end, from $inputs on, in whole steps of which $steps are one: none below nought, 127 at
  ;; most.
  (func (export "round") (param $totals i32) (param $end i32) (param $steps f64) (param $inputs i32)
    (local $by v128)
    (local $half v128)
    (local.set $by (f64x2.splat (local.get $steps)))
    (local.set $half (v128.const f64x2 0.5 0.5))
    (loop $fours
      (v128.store64_lane 0 (local.get $inputs)
        (i16x8.min_u
          (i16x8.narrow_i32x4_u
            (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
              (i32x4.trunc_sat_f64x2_s_zero
                (f64x2.add (f64x2.mul (v128.load (local.get $totals)) (local.get $by)) (local.get $half)))
              (i32x4.trunc_sat_f64x2_s_zero
                (f64x2.add (f64x2.mul (v128.load offset=16 (local.get $totals)) (local.get $by)) (local.get $half))))
            (local.get $half))
          (v128.const i16x8 127 127 127 127 127 127 127 127)))
      (local.set $inputs (i32.add (local.get $inputs) (i32.const 8)))
      (br_if $fours
        (i32.lt_u
          (local.tee $totals (i32.add (local.get $totals) (i32.const 32)))
          (local.get $end)))))

  ;; Writes from $most on the most that each column holds in the rows from $inputs to $end, of $width bytes each.
  (func (export "most") (param $inputs i32) (param $end i32) (param $width i32) (param $most i32)
    (local $at i32)
    (local $found v128)
    (local $columnsEnd i32)
    (local.set $columnsEnd (i32.add (local.get $inputs) (local.get $width)))
    (loop $columns
      (local.set $found (v128.load (local.get $inputs)))
      (local.set $at (i32.add (local.get $inputs) (local.get $width)))
      (loop $rows
        (local.set $found (i16x8.max_s (local.get $found) (v128.load (local.get $at))))
        (br_if $rows
          (i32.lt_u
            (local.tee $at (i32.add (local.get $at) (local.get $width)))
            (local.get $end))))
      (v128.store (local.get $most) (local.get $found))
      (local.set $most (i32.add (local.get $most) (i32.const 16)))
      (br_if $columns
        (i32.lt_u
          (local.tee $inputs (i32.add (local.get $inputs) (i32.const 16)))
          (local.get $columnsEnd))))))
