;; Sums of rows of 32-bit floating-point weights, four columns at a time. All lengths and places are in bytes; a row has
;; a multiple of sixteen. scripts/kernels.mjs makes rows-kernel.ts of this.
(module
  (memory (import "core" "memory") 1)

  ;; Adds a row to the sums.
  (func (export "addRow") (param $sums i32) (param $row i32) (param $length i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $sums) (local.get $length)))
    (loop $columns
      (v128.store (local.get $sums)
        (f32x4.add (v128.load (local.get $sums)) (v128.load (local.get $row))))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (br_if $columns
        (i32.lt_u
          (local.tee $sums (i32.add (local.get $sums) (i32.const 16)))
          (local.get $end)))))

  ;; Adds as many rows as there are numbers, one byte each, from $numbers to $end, each times its number; a multiple of eight.
  (func (export "addRows") (param $sums i32) (param $numbers i32) (param $end i32) (param $rows i32) (param $length i32)
    (local $column i32)
    (local $at i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (loop $eights
      (local.set $a (f32x4.convert_i32x4_s (i32x4.splat (i32.load8_s (local.get $numbers)))))
      (local.set $b (f32x4.convert_i32x4_s (i32x4.splat (i32.load8_s offset=1 (local.get $numbers)))))
      (local.set $c (f32x4.convert_i32x4_s (i32x4.splat (i32.load8_s offset=2 (local.get $numbers)))))
      (local.set $d (f32x4.convert_i32x4_s (i32x4.splat (i32.load8_s offset=3 (local.get $numbers)))))
      (local.set $e (f32x4.convert_i32x4_s (i32x4.splat (i32.load8_s offset=4 (local.get $numbers)))))
      (local.set $f (f32x4.convert_i32x4_s (i32x4.splat (i32.load8_s offset=5 (local.get $numbers)))))
      (local.set $g (f32x4.convert_i32x4_s (i32x4.splat (i32.load8_s offset=6 (local.get $numbers)))))
      (local.set $h (f32x4.convert_i32x4_s (i32x4.splat (i32.load8_s offset=7 (local.get $numbers)))))
      (local.set $column (i32.const 0))
      (loop $columns
        (v128.store (i32.add (local.get $sums) (local.get $column))
          (f32x4.add
            (v128.load (i32.add (local.get $sums) (local.get $column)))
            (f32x4.add
              (f32x4.add
                (f32x4.add
                  (f32x4.mul (local.get $a)
                    (v128.load (local.tee $at (i32.add (local.get $rows) (local.get $column)))))
                  (f32x4.mul (local.get $b)
                    (v128.load (local.tee $at (i32.add (local.get $at) (local.get $length))))))
                (f32x4.add
                  (f32x4.mul (local.get $c)
                    (v128.load (local.tee $at (i32.add (local.get $at) (local.get $length)))))
                  (f32x4.mul (local.get $d)
                    (v128.load (local.tee $at (i32.add (local.get $at) (local.get $length)))))))
              (f32x4.add
                (f32x4.add
                  (f32x4.mul (local.get $e)
                    (v128.load (local.tee $at (i32.add (local.get $at) (local.get $length)))))
                  (f32x4.mul (local.get $f)
                    (v128.load (local.tee $at (i32.add (local.get $at) (local.get $length))))))
                (f32x4.add
                  (f32x4.mul (local.get $g)
                    (v128.load (local.tee $at (i32.add (local.get $at) (local.get $length)))))
                  (f32x4.mul (local.get $h)
                    (v128.load (i32.add (local.get $at) (local.get $length)))))))))
        (br_if $columns
          (i32.lt_u
            (local.tee $column (i32.add (local.get $column) (i32.const 16)))
            (local.get $length))))
      (local.set $rows (i32.add (local.get $rows) (i32.shl (local.get $length) (i32.const 3))))
      (br_if $eights
        (i32.lt_u
          (local.tee $numbers (i32.add (local.get $numbers) (i32.const 8)))
          (local.get $end))))))
