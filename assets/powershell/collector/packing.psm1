# base64(deflate(text)) of ASCII text. Where .NET is closed the deflate holds the text as it is, in stored blocks (RFC 1951 3.2.4).
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:storedMax = 65535

# Text as JSON may carry it and every console keeps it: what is not ASCII becomes \uXXXX. Only for text that is JSON already.
function ConvertTo-RdpdAsciiJson {
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string]$Text)
    if ($Text -cnotmatch '[^\x20-\x7e]') {
        return $Text
    }
    $letters = foreach ($letter in $Text.ToCharArray()) {
        $code = [int]$letter
        if (($code -ge 32) -and ($code -le 126)) {
            [string]$letter
        }
        else {
            '\u{0:x4}' -f $code
        }
    }
    return (@($letters) -join '')
}

function ConvertTo-RdpdDeflated {
    param([string]$Text)
    $buffer = New-Object -TypeName System.IO.MemoryStream
    try {
        $packer = New-Object -TypeName System.IO.Compression.DeflateStream -ArgumentList $buffer, ([System.IO.Compression.CompressionMode]::Compress), $true
        try {
            $bytes = [System.Text.Encoding]::ASCII.GetBytes($Text)
            $packer.Write($bytes, 0, $bytes.Length)
        }
        finally {
            # The last block is written when it is closed.
            $packer.Dispose()
        }
        return [System.Convert]::ToBase64String($buffer.ToArray())
    }
    finally {
        $buffer.Dispose()
    }
}

# A number as two bytes, the low one first, each a letter of that code.
function ConvertTo-RdpdTwoBytes {
    param([int]$Number)
    return "$([char]($Number -band 255))$([char](($Number -shr 8) -band 255))"
}

function ConvertTo-RdpdStored {
    param([string]$Text)
    $blocks = ''
    $at = 0
    do {
        $size = $Text.Length - $at
        $last = 1
        if ($size -gt $script:storedMax) {
            $size = $script:storedMax
            $last = 0
        }
        $blocks += "$([char]$last)$(ConvertTo-RdpdTwoBytes -Number $size)$(ConvertTo-RdpdTwoBytes -Number ($script:storedMax - $size))$($Text.Substring($at, $size))"
        $at += $size
    } while ($at -lt $Text.Length)
    return (ConvertTo-RdpdPlainBase64 -Text $blocks)
}

function ConvertTo-RdpdPacked {
    param([Parameter(Mandatory = $true)][string]$Text)
    if ((Get-RdpdLanguageMode) -eq 'FullLanguage') {
        return (ConvertTo-RdpdDeflated -Text $Text)
    }
    return (ConvertTo-RdpdStored -Text $Text)
}

# Its length without making it where that can be told: base64 without .NET is slow.
function Get-RdpdPackedLength {
    param([Parameter(Mandatory = $true)][string]$Text)
    if ((Get-RdpdLanguageMode) -eq 'FullLanguage') {
        return (ConvertTo-RdpdDeflated -Text $Text).Length
    }
    $over = ($Text.Length + $script:storedMax - 1) % $script:storedMax
    $blocks = ($Text.Length + $script:storedMax - 1 - $over) / $script:storedMax
    $bytes = $Text.Length + 5 * $blocks + 2
    return [int](($bytes - ($bytes % 3)) / 3 * 4)
}

Export-ModuleMember -Function *
