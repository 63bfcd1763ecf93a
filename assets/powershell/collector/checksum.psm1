# CRC-32 (ISO 3309, as in zip) in the core language only, so that it also runs where .NET is closed.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:table = @()

function New-RdpdCrcTable {
    for ($index = 0; $index -lt 256; $index += 1) {
        [int64]$value = $index
        for ($bit = 0; $bit -lt 8; $bit += 1) {
            $odd = ($value -band 1) -eq 1
            $value = $value -shr 1
            if ($odd) {
                # 0xedb88320; written decimal, because in hexadecimal it would be a negative number.
                $value = $value -bxor 3988292384
            }
        }
        $value
    }
}

# Of ASCII text, as eight hexadecimal digits.
function Get-RdpdCrc32 {
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string]$Text)
    if ($script:table.Count -eq 0) {
        $script:table = @(New-RdpdCrcTable)
    }
    [int64]$crc = 4294967295
    foreach ($letter in $Text.ToCharArray()) {
        $crc = ($crc -shr 8) -bxor $script:table[($crc -bxor [int]$letter) -band 255]
    }
    return ('{0:x8}' -f ($crc -bxor 4294967295))
}

Export-ModuleMember -Function *
