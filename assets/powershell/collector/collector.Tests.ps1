# Pester 5. The host collector against a fake Windows: what it prints, how it fits, and that its block can be read again.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

BeforeAll { # check: allow cmdlet
    $above = Split-Path -Path $PSScriptRoot -Parent
    Import-Module -Name (Join-Path -Path $above -ChildPath 'testing/test-support.psm1') -Force -DisableNameChecking
    Import-RdpdUnderTest
    foreach ($reader in @(Get-ChildItem -LiteralPath (Join-Path -Path $above -ChildPath 'readers') -Filter '*.psm1')) {
        Import-Module -Name $reader.FullName -Global -Force -DisableNameChecking
    }
    foreach ($name in @('checksum', 'packing', 'block', 'words', 'parts', 'collection')) {
        Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath "$name.psm1") -Global -Force -DisableNameChecking
    }
    function ConvertFrom-RdpdTestBlock {
        param([string[]]$Lines)
        $text = ''
        foreach ($line in $Lines) {
            if ($line -match '^RDX1 \d+/\d+ [0-9a-f]{8} ?(.*)$') { $text += $Matches[1] }
            elseif ($text -ne '' -or $line -match '^[A-Za-z0-9+/=]{40,}$') { $text += $line }
        }
        $buffer = New-Object -TypeName System.IO.MemoryStream -ArgumentList (, [System.Convert]::FromBase64String($text))
        $packer = New-Object -TypeName System.IO.Compression.DeflateStream -ArgumentList $buffer, ([System.IO.Compression.CompressionMode]::Decompress)
        $reader = New-Object -TypeName System.IO.StreamReader -ArgumentList $packer, ([System.Text.Encoding]::UTF8)
        return (ConvertFrom-Json -InputObject $reader.ReadToEnd())
    }
}

Describe 'the checksum' { # check: allow cmdlet
    It 'is the one everybody has' { # check: allow cmdlet
        Get-RdpdCrc32 -Text '123456789' | Should -BeExactly 'cbf43926' # check: allow cmdlet
        Get-RdpdCrc32 -Text '' | Should -BeExactly '00000000' # check: allow cmdlet
    }
}

Describe 'the registry where .NET is closed' { # check: allow cmdlet
    It 'takes a number with the top bit set for a number' { # check: allow cmdlet
        # Only this function of the module: the others would stand in place of the fake registry.
        Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'constrained-registry.psm1') -Function 'ConvertFrom-RdpdPlainData' -Global -Force -DisableNameChecking
        foreach ($data in @([int]-1, [uint32]4294967295)) {
            $found = ConvertFrom-RdpdPlainData -Name 'MaxInstanceCount' -Data $data
            $found['Kind'] | Should -BeExactly 'DWord' # check: allow cmdlet
            $found['Value'] | Should -Be 4294967295 # check: allow cmdlet
        }
        (ConvertFrom-RdpdPlainData -Name 'x' -Data ([uint64]18446744073709551615))['Kind'] | Should -BeExactly 'QWord' # check: allow cmdlet
    }
}

Describe 'the packing' { # check: allow cmdlet
    It 'stores what another reader inflates, and knows its length beforehand' { # check: allow cmdlet
        foreach ($length in @(1, 2, 3, 65535, 65536, 70000)) {
            $text = 'x' * $length
            $stored = ConvertTo-RdpdStored -Text $text
            $buffer = New-Object -TypeName System.IO.MemoryStream -ArgumentList (, [System.Convert]::FromBase64String($stored))
            $packer = New-Object -TypeName System.IO.Compression.DeflateStream -ArgumentList $buffer, ([System.IO.Compression.CompressionMode]::Decompress)
            $reader = New-Object -TypeName System.IO.StreamReader -ArgumentList $packer, ([System.Text.Encoding]::ASCII)
            $reader.ReadToEnd() | Should -BeExactly $text # check: allow cmdlet
        }
    }
    It 'writes what is not ASCII as JSON escapes' { # check: allow cmdlet
        ConvertTo-RdpdAsciiJson -Text "`"$([char]0x65e5)$([char]0x212a)`"" | Should -BeExactly '"\u65e5\u212a"' # check: allow cmdlet
    }
}

Describe 'a collection' { # check: allow cmdlet
    It 'prints words first and a block that holds every fact of its part' { # check: allow cmdlet
        Set-RdpdFakeWindows -State (New-RdpdTestWindows -Language 'ja-JP')
        $lines = @(Write-RdpdCollection -Form 'any' -Limits @{ Seconds = 90; MaxRows = 0; Room = 230000; PartLength = 3700; LineLength = 76; Words = 20000 })
        $lines[0] | Should -Match '^RDP Doctor host collector' # check: allow cmdlet
        $document = ConvertFrom-RdpdTestBlock -Lines $lines
        $document.left | Should -Be 0 # check: allow cmdlet
        @($document.facts | ForEach-Object { $_.name }) | Should -Be @(Get-RdpdParts -Form 'any')[0]['Facts'] # check: allow cmdlet
        @($document.facts | Where-Object { $_.name -eq 'os.build' })[0].value | Should -Be 20348 # check: allow cmdlet
    }
    It 'fits into one answer of each form, whatever the host has' { # check: allow cmdlet
        $state = New-RdpdTestWindows
        $rows = @(for ($number = 1; $number -le 400; $number += 1) { @{ Id = 36871; At = (Get-Date).AddSeconds(-7 * $number); Fields = @{ ErrorState = "$number"; CallerProcessImageName = [guid]::NewGuid().ToString() } } })
        $state['Events'] = @{ System = $rows }
        Set-RdpdFakeWindows -State $state
        foreach ($part in @(1, 2, 3, 4)) {
            $lines = @(Write-RdpdCollection -Form 'azure' -Part $part -Limits @{ Seconds = 60; MaxRows = 15; Room = 3160; PartLength = 4000; LineLength = 0; Words = 800 })
            ($lines -join "`r`n").Length | Should -BeLessOrEqual 4000 # check: allow cmdlet
            $lines[-1] | Should -Match '^RDX1 1/1 ' # check: allow cmdlet
        }
        $lines = @(Write-RdpdCollection -Form 'intune' -Limits @{ Seconds = 40; MaxRows = 3; Room = 2000; PartLength = 2048; LineLength = 0; Words = 1000 })
        $lines[-1].Length | Should -BeLessOrEqual 2048 # check: allow cmdlet
        (ConvertFrom-RdpdTestBlock -Lines $lines[-1]).form | Should -Be 'intune' # check: allow cmdlet
    }
    It 'leaves out what has no room, and says so' { # check: allow cmdlet
        $sent = @(foreach ($number in @(1, 2, 3, 4, 5)) { @{ Name = "a.n$number"; Json = "{`"name`":`"a.n$number`",`"value`":`"$([guid]::NewGuid().ToString('N') * $number)`"}"; Rows = 0 } })
        $packed = New-RdpdPacked -Head '{"machine":"x"' -Sent $sent -Room 400
        $packed['Packed'].Length | Should -BeLessOrEqual 400 # check: allow cmdlet
        @($packed['Left']).Count + @($packed['Sent']).Count | Should -Be 5 # check: allow cmdlet
        @($packed['Left']).Count | Should -BeGreaterThan 0 # check: allow cmdlet
    }
    It 'sends no list longer than the app takes, and no record in pieces' { # check: allow cmdlet
        $rows = [object[]]@(for ($number = 1; $number -le 2500; $number += 1) { [ordered]@{ name = "rule $number" } })
        $sent = ConvertTo-RdpdSent -Fact @{ name = 'firewall.rdpRules'; value = $rows } -MaxRows 0
        $sent['Rows'] | Should -Be 2500 # check: allow cmdlet
        @((ConvertFrom-Json -InputObject $sent['Json']).value).Count | Should -Be 2000 # check: allow cmdlet
        $record = ConvertTo-RdpdSent -Fact @{ name = 'security.policy'; value = [ordered]@{ a = 1; b = 2 } } -MaxRows 3
        (ConvertFrom-Json -InputObject $record['Json']).value.b | Should -Be 2 # check: allow cmdlet
        $record['Rows'] | Should -Be 0 # check: allow cmdlet
    }
    It 'names what needs an administrator' { # check: allow cmdlet
        Set-RdpdFakeWindows -State (New-RdpdTestWindows -Elevated $false)
        $lines = @(Write-RdpdCollection -Form 'any' -Limits @{ Seconds = 90; MaxRows = 0; Room = 230000; PartLength = 3700; LineLength = 76; Words = 20000 })
        @($lines | Where-Object { $_ -match '^Needs an administrator.*key\.files' }).Count | Should -Be 1 # check: allow cmdlet
    }
    It 'knows its parts' { # check: allow cmdlet
        @(Write-RdpdCollection -Form 'azure' -Part 9 -Limits @{ Seconds = 1 }) | Should -Be @('RDP Doctor host collector: $Part is 1 to 4.') # check: allow cmdlet
    }
}
