using System;
using System.Globalization;
using System.IO;

namespace Purgebook.Reader
{
    /// <summary>
    /// A growing buffer of ASCII bytes that knows how JSON is spelled. It is kept from one answer to the next, so a long run
    /// needs no more memory than its longest answer.
    /// </summary>
    internal sealed class JsonBytes
    {
        private const string Hexadecimal = "0123456789abcdef";

        private byte[] bytes = new byte[1 << 16];

        public int Length { get; private set; }

        /// <summary>Takes back everything written after the given length.</summary>
        public void Truncate(int length)
        {
            Length = length;
        }

        public void CopyTo(Stream stream)
        {
            stream.Write(bytes, 0, Length);
        }

        public void Raw(byte[] ascii)
        {
            Reserve(ascii.Length);
            Buffer.BlockCopy(ascii, 0, bytes, Length, ascii.Length);
            Length += ascii.Length;
        }

        public void Raw(string ascii)
        {
            Reserve(ascii.Length);
            foreach (char character in ascii)
            {
                bytes[Length++] = (byte)character;
            }
        }

        public void Raw(char ascii)
        {
            Reserve(1);
            bytes[Length++] = (byte)ascii;
        }

        public void Number(int value)
        {
            if (value >= 0)
            {
                Digits(value);
            }
            else
            {
                Raw(value.ToString(CultureInfo.InvariantCulture));
            }
        }

        public void Text(string value)
        {
            Reserve(value.Length + 2);
            bytes[Length++] = (byte)'"';
            foreach (char character in value)
            {
                Character(character);
            }
            Raw('"');
        }

        private void Digits(int value)
        {
            Reserve(10);
            int end = Length + 1;
            for (int rest = value; rest >= 10; rest /= 10)
            {
                end++;
            }
            Length = end;
            do
            {
                bytes[--end] = (byte)('0' + value % 10);
                value /= 10;
            }
            while (value > 0);
        }

        private void Character(char character)
        {
            if (character == '"' || character == '\\')
            {
                Reserve(2);
                bytes[Length++] = (byte)'\\';
                bytes[Length++] = (byte)character;
            }
            else if (character >= ' ' && character < '\u007f')
            {
                Reserve(1);
                bytes[Length++] = (byte)character;
            }
            else
            {
                Reserve(6);
                bytes[Length++] = (byte)'\\';
                bytes[Length++] = (byte)'u';
                for (int shift = 12; shift >= 0; shift -= 4)
                {
                    bytes[Length++] = (byte)Hexadecimal[(character >> shift) & 15];
                }
            }
        }

        private void Reserve(int count)
        {
            if (Length + count > bytes.Length)
            {
                Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
            }
        }
    }
}
