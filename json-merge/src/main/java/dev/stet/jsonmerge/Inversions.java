package dev.stet.jsonmerge;

import java.util.Arrays;

/** Counts the pairs that two orders disagree about, in n log n. */
final class Inversions {
    private Inversions() {}

    /** The pairs in the sequence whose larger number comes first. */
    static long of(int[] sequence) {
        return sort(sequence.clone(), new int[sequence.length], 0, sequence.length);
    }

    /** The pairs of things that stand in one order by the first positions, and in the other by the second. */
    static long between(int[] first, int[] second) {
        long[] pairs = new long[first.length];
        for (int i = 0; i < first.length; i++) {
            pairs[i] = (long) first[i] << Integer.SIZE | second[i];
        }
        Arrays.sort(pairs);
        return of(Arrays.stream(pairs).mapToInt(pair -> (int) pair).toArray());
    }

    private static long sort(int[] numbers, int[] spare, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long count = sort(numbers, spare, from, middle) + sort(numbers, spare, middle, to);
        System.arraycopy(numbers, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
            if (right == to || (left < middle && spare[left] <= spare[right])) {
                numbers[i] = spare[left++];
            } else {
                count += middle - left;
                numbers[i] = spare[right++];
            }
        }
        return count;
    }
}
