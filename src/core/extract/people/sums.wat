;; Sums of weights for the tags of a unit: eight 16-bit numbers. Rows of weights are eight bytes each. sums.ts says what
;; lies where; scripts/kernels.mjs makes sums-kernel.ts of this.
(module
  (memory (import "core" "memory") 1)

  ;; Adds rows of the dense weights, those whose numbers stand from $from to $to.
  (func $addRows (param $sums v128) (param $from i32) (param $to i32) (result v128)
    (loop $rows
      (local.set $sums
        (i16x8.add
          (local.get $sums)
          (v128.load8x8_u offset=64 (i32.shl (i32.load16_u (local.get $from)) (i32.const 3)))))
      (br_if $rows
        (i32.lt_u
          (local.tee $from (i32.add (local.get $from) (i32.const 2)))
          (local.get $to))))
    (local.get $sums))

  ;; How much better than the first tag the best of those is that begin a name.
  (func $lead (param $sums v128) (result i32)
    (local $best i32) (local $other i32)
    (local.set $best (i16x8.extract_lane_u 1 (local.get $sums)))
    (if (i32.gt_u (local.tee $other (i16x8.extract_lane_u 4 (local.get $sums))) (local.get $best))
      (then (local.set $best (local.get $other))))
    (if (i32.gt_u (local.tee $other (i16x8.extract_lane_u 7 (local.get $sums))) (local.get $best))
      (then (local.set $best (local.get $other))))
    (i32.sub (local.get $best) (i16x8.extract_lane_u 0 (local.get $sums))))

  ;; Sums the rows that tell most of where a name starts.
  (func (export "begin") (param $unit i32) (result i32)
    (local $sums v128)
    (local.set $sums (call $addRows (v128.const i32x4 0 0 0 0) (i32.const 0) (i32.const 22)))
    (v128.store offset=8 (local.get $unit) (local.get $sums))
    (call $lead (local.get $sums)))

  ;; Adds what the characters around the unit weigh, and their pairs: each unit says where its weights stand.
  (func (export "addCharacters") (param $unit i32) (result i32)
    (local $first i32)
    (local $sums v128)
    (local.set $first (i32.sub (local.get $unit) (i32.const 72)))
    (local.set $sums (v128.load offset=8 (local.get $unit)))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u (i32.load offset=144 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=8 (i32.load offset=120 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=16 (i32.load offset=96 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=24 (i32.load offset=72 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=32 (i32.load offset=48 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=40 (i32.load offset=24 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=48 (i32.load (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u (i32.load offset=124 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=8 (i32.load offset=100 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=16 (i32.load offset=76 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=24 (i32.load offset=52 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=32 (i32.load offset=28 (local.get $first)))))
    (local.set $sums (i16x8.add (local.get $sums) (v128.load8x8_u offset=40 (i32.load offset=4 (local.get $first)))))
    (v128.store offset=8 (local.get $unit) (local.get $sums))
    (call $lead (local.get $sums)))

  ;; Adds all other rows, and leaves what each tag is better than the first.
  (func (export "finish") (param $unit i32)
    (local $sums v128)
    (local.set $sums (call $addRows (v128.load offset=8 (local.get $unit)) (i32.const 22) (i32.const 60)))
    (v128.store offset=8 (local.get $unit)
      (i16x8.sub (local.get $sums) (i16x8.splat (i16x8.extract_lane_u 0 (local.get $sums)))))))
