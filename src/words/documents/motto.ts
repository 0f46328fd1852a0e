/** The words that stand on every paper of an office. */
export const motto = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  words: 'Độc lập - Tự do - Hạnh phúc',
  to: 'Kính gửi',
  recipients: 'Nơi nhận:',
} as const;
